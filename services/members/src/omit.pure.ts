/** A copy without these fields. */
export function omit<T extends object, const K extends keyof T>(from: T, ...names: readonly K[]): Omit<T, K> {
  const left = Object.entries(from).filter(([name]) => !names.includes(name as K));
  return Object.fromEntries(left) as Omit<T, K>;
}
