/** A database socket that its owner can destroy. The driver only sends a good-bye, which a dead peer never answers. */
import { once } from "node:events";
import { Socket } from "node:net";

/** Where the driver wants to connect. */
interface Address {
  host: string[];
  port: number[];
  /** Path of a Unix socket. */
  path?: string | false;
}

/**
 * For connections that are discarded whole: the socket is opened once, and the driver's attempts to reconnect fail. `lost` is
 * called when it cannot be opened, because the driver does not report that.
 */
export class HeldSocket {
  #socket: Socket | undefined;
  #destroyed = false;

  /** The driver's option `socket`. */
  async open({ host, port, path }: Address, lost: () => void): Promise<Socket> {
    try {
      if (this.#destroyed || this.#socket !== undefined) throw closed();
      const socket = new Socket();
      this.#socket = socket;
      const connected = once(socket, "connect");
      if (path) socket.connect(path);
      else socket.connect(port[0] ?? 5432, host[0] ?? "localhost");
      await connected;
      // The driver checks the server's certificate against this name.
      return Object.assign(socket, { host: host[0] });
    } catch (problem) {
      setImmediate(lost);
      throw problem;
    }
  }

  destroy(): void {
    this.#destroyed = true;
    // While connecting, only an error ends the wait.
    if (this.#socket?.connecting) this.#socket.destroy(closed());
    else this.#socket?.destroy();
  }
}

function closed(): Error {
  return Object.assign(new Error("The connection was closed."), { code: "CONNECTION_CLOSED" });
}
