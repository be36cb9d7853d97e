/** Preloaded into every server of a bench: reports the process's processor time when its parent asks. */

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
// The parent's channel must not keep a stopping server alive.
process.channel?.unref();
