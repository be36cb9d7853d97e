/** Asks early whether the port is free, so that nobody waits for a build to learn that it is not. */
import { createServer } from "node:net";
import { asPortProblem } from "#app/http/server.ts";

/** Refuses with `PortTaken` when another program listens there. */
export function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (problem: NodeJS.ErrnoException) => reject(asPortProblem(problem, port)));
    probe.listen(port, () => probe.close(() => resolve()));
  });
}
