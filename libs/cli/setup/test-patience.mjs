// What hangs is ended, and told by its name: Jest's light runner itself waits for ever.
import { addEventHandler } from 'jest-circus';

const PATIENCE_MS = 60_000;

function withPatience(fn, given) {
  const patience = given ?? PATIENCE_MS;
  return async () => {
    let timer;
    const waited = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`has not ended within ${patience} ms`)), patience);
    });
    try {
      await Promise.race([fn(), waited]);
    } finally {
      clearTimeout(timer);
    }
  };
}

addEventHandler(({ name, timeout }, { currentDescribeBlock }) => {
  const added = { add_test: currentDescribeBlock.children, add_hook: currentDescribeBlock.hooks }[name]?.at(-1);
  if (added !== undefined) added.fn = withPatience(added.fn, timeout);
});
