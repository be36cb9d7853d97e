/** Asks early whether the port is free, so that nobody waits for a build to learn that it is not. */
import { hostsToBind, listenOn } from "#app/http/listening.ts";
import { env } from "#app/env.server.ts";

/** Binds what the server will bind, and lets it go again. Refuses with `PortTaken` when another program listens there. */
export async function requireFreePort(port: number): Promise<void> {
  const { servers } = await listenOn(hostsToBind(env), port, () => {});
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  );
}
