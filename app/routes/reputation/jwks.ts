/** /.well-known/jwks.json, and that of the sandbox: the public keys with which strangers verify signed records. */
import { keysPath } from "#app/domain/reputation/signed-record.ts";
import { publicKeys } from "#app/domain/reputation/signing-key.ts";
import type { Route } from "./+types/jwks";

export async function loader({ url }: Route.LoaderArgs) {
  const which = url.pathname === keysPath("sandbox") ? "sandbox" : "live";
  return Response.json(await publicKeys(which), {
    headers: {
      "content-type": "application/jwk-set+json",
      "cache-control": "public, max-age=3600",
      // Scripts of other sites may verify records too.
      "access-control-allow-origin": "*",
    },
  });
}
