/** Opens the server's sockets: on this machine only if the site's origin is a loopback address, otherwise on all addresses. */
import { createServer } from "node:http";
import { isLoopbackAddress, isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import type { RequestListener, Server } from "node:http";

class PortTaken extends Error {
  override name = "PortTaken";
}

/** One socket for each host, all with the same port. */
export interface Listening {
  port: number;
  /** The addresses it is bound to; empty means all addresses of the machine. */
  hosts: string[];
  servers: Server[];
}

/**
 * The addresses to bind. A set `HOST` alone decides. Otherwise a loopback origin means the loopback addresses (both
 * families, and the one in the origin), and any other origin means all addresses: an empty list.
 */
export function hostsToBind(settings: {
  publicOrigin: string;
  host: string | undefined;
}): string[] {
  const { publicOrigin, host } = settings;
  if (host !== undefined && host !== "localhost") return host === "0.0.0.0" ? [] : [host];
  if (host === undefined && !isLoopbackUrl(publicOrigin)) return [];
  const own = new URL(publicOrigin).hostname;
  const named = isLoopbackAddress(own) ? [own] : [];
  return [...new Set(["127.0.0.1", ...named, "::1"])];
}

/** True when only this machine can connect. */
export function isBoundToLoopback(hosts: string[]): boolean {
  return hosts.length > 0 && hosts.every(isLoopbackAddress);
}

/** The error codes of a machine without IPv6, which has no `::1`. */
const NOT_HERE = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Binds every host; port 0 takes any free one. `::1` is left out where the machine has no IPv6. Refuses with
 * `PortTaken` when another program has the port, or when HOST is not an address of this machine.
 */
export async function listenOn(
  hosts: string[],
  port: number,
  listener: RequestListener,
): Promise<Listening> {
  const servers: Server[] = [];
  const bound: string[] = [];
  let common = port;
  try {
    for (const host of hosts.length === 0 ? [undefined] : hosts) {
      // Otherwise Node answers requests without a host itself, without our headers and log; `unreadable-requests.ts` does it.
      const server = createServer({ requireHostHeader: false }, listener);
      try {
        common = await bind(server, common, host);
      } catch (problem) {
        const { code } = problem as NodeJS.ErrnoException;
        if (servers.length > 0 && NOT_HERE.has(code ?? "")) continue;
        throw asPortProblem(problem as NodeJS.ErrnoException, port, host);
      }
      servers.push(server);
      if (host !== undefined) bound.push(host);
    }
  } catch (problem) {
    for (const server of servers) server.close();
    throw problem;
  }
  return { port: common, hosts: bound, servers };
}

function bind(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** The reason why the server cannot listen there, in words. Other problems are returned unchanged. */
function asPortProblem(
  problem: NodeJS.ErrnoException,
  port: number,
  host: string | undefined,
): Error {
  if (problem.code === "EADDRINUSE")
    return new PortTaken(
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
    );
  if (problem.code === "EACCES")
    return new PortTaken(`Port ${port} may only be opened by root. Choose one above 1023.`);
  if (NOT_HERE.has(problem.code ?? ""))
    return new PortTaken(
      `This machine has no address ${host ?? ""}, so the server cannot listen there. Set HOST to an address of this machine, or to 0.0.0.0 for all of them.`,
    );
  return problem;
}
