"""Makes three calls with the client of openapi-python-client, whose package is the first argument."""

import base64
import os
import sys
from importlib import import_module

package = sys.argv[1]
token = base64.b64encode(f"{os.environ['BITSIGHT_API_TOKEN']}:".encode()).decode()
client = import_module(package).AuthenticatedClient(
    base_url=os.environ["BITSIGHT_API_BASE"], token=token, prefix="Basic"
)


def call(operation, **parameters):
    response = import_module(f"{package}.api.{operation}").sync_detailed(client=client, **parameters)
    assert response.status_code == 200, response
    return response.parsed


user = call("users.get_current_user")
[company] = call("portfolio.list_portfolio", limit=1).results
findings = call("findings.list_findings", guid=company.guid, risk_vector=["SPF", "open_ports"], limit=2)
print(user.email, company.name, findings.count)
