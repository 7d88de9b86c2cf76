import type { NoticeTemplateCode } from '../notice.templates.pure.ts';

/** What one template says. `{organisation}`, `{forum}` and `{reference}` are put in. */
export interface TemplateWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The whole of it in a short message. */
  readonly short: string;
}

/** The standing words of one language. They name no ground, no amount and no person. */
export interface NoticeWords {
  readonly code: string;
  readonly greeting: string;
  /** Where to ask, and how to confirm; the second where a clock runs from the arrival. */
  readonly ask: string;
  readonly confirm: string;
  readonly closing: string;
  readonly referenceLabel: string;
  readonly letterTitle: string;
  readonly receipt: readonly [title: string, date: string, name: string, signature: string];
  readonly templates: Readonly<Record<NoticeTemplateCode, TemplateWords>>;
}
