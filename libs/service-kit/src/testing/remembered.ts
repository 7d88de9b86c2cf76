import { byKeyAlone } from '../service-documents/service-documents.ts';

/** Which process handled what, as the policy of `instance.child.ts` remembers it. */
export const remembered = byKeyAlone<{ readonly by: number }>('handled-by');
