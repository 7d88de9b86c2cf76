// Ends with 0 where the process beside it answers: the health check of a container, which has no other program to ask with.
const asked = fetch(`http://127.0.0.1:${process.env.PORT ?? '3000'}/health/live`, {
  signal: AbortSignal.timeout(4_000),
});
const answer = await asked.catch(() => undefined);
process.exitCode = answer?.status === 200 ? 0 : 1;
