/** Preloaded into every server a bench starts: says how much processor time the process used, whenever its parent asks. */

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
// The parent's line must not keep a server alive that was told to stop.
process.channel?.unref();
