/** Checks before the build that the port is free. */
import { hostsToBind, listenOn } from "#app/http/listening.ts";
import { env } from "#app/env.server.ts";

/** Binds the server's addresses and closes them again. Refuses with `PortTaken` when another program listens there. */
export async function requireFreePort(port: number): Promise<void> {
  const { servers } = await listenOn(hostsToBind(env), port, () => {});
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  );
}
