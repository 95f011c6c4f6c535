import java.util.Base64;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.CompaniesApi;
import org.openapitools.client.api.FoldersApi;
import org.openapitools.client.api.UsersApi;

/** Makes three calls with the client of openapi-generator. */
public class ThreeCalls {
  public static void main(String[] arguments) throws Exception {
    String token = System.getenv("BITSIGHT_API_TOKEN");
    String credentials = Base64.getEncoder().encodeToString((token + ":").getBytes());
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("BITSIGHT_API_BASE"));
    client.setRequestInterceptor(request -> request.header("Authorization", "Basic " + credentials));
    var user = new UsersApi(client).getCurrentUser(null, null);
    var folders = new FoldersApi(client).listFolders(null, true);
    UUID guid = folders.stream().flatMap(folder -> folder.getCompanies().stream()).findFirst().orElseThrow();
    var company = new CompaniesApi(client).getCompany(guid, null);
    System.out.println(user.getEmail() + " " + company.getName() + " " + folders.size());
  }
}
