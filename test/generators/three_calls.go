// Makes three calls with the client of oapi-codegen.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"example.com/generated/signet"
)

func main() {
	authenticate := func(_ context.Context, request *http.Request) error {
		request.SetBasicAuth(os.Getenv("BITSIGHT_API_TOKEN"), "")
		return nil
	}
	client, err := signet.NewClientWithResponses(os.Getenv("BITSIGHT_API_BASE"), signet.WithRequestEditorFn(authenticate))
	if err != nil {
		log.Fatal(err)
	}
	ctx, one, two := context.Background(), 1, 2
	user, err := client.GetCurrentUserWithResponse(ctx, nil)
	if err != nil || user.JSON200 == nil {
		log.Fatal(user, err)
	}
	portfolio, err := client.ListPortfolioWithResponse(ctx, &signet.ListPortfolioParams{Limit: &one})
	if err != nil || portfolio.JSON200 == nil {
		log.Fatal(portfolio, err)
	}
	company := portfolio.JSON200.Results[0]
	vectors := []signet.RiskVector{"SPF", "open_ports"}
	findings, err := client.ListFindingsWithResponse(ctx, company.Guid, &signet.ListFindingsParams{Limit: &two, RiskVector: &vectors})
	if err != nil || findings.JSON200 == nil {
		log.Fatal(findings, err)
	}
	fmt.Println(user.JSON200.Email, company.Name, findings.JSON200.Count)
}
