/** What is asked for with every request, made anew once half of the time is over that one is good for. */
export function renewed<Made>(
  make: () => Promise<Made>,
  goodForMs: number,
  now: () => number = () => performance.now(),
): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  let from = 0;
  return () => {
    if (made === undefined || now() - from > goodForMs / 2) {
      from = now();
      made = make();
    }
    return made;
  };
}
