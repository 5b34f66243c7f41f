import type { HomeSource } from './source'

/** So many errors press as much as any number of them. */
const MANY = 4
/** Words that are named, and of a text that was found as a whole so many letters. */
const NAMED = 3
const LETTERS = 16

/** What buyers see and the law or a platform forbids. Other errors are another alert, so that what was put off is told again. */
export const findListingErrors: HomeSource = async ({ wrongTexts }) =>
  (await wrongTexts()).map(({ key, title, findings }) => {
    const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
    const words = [...new Set(findings.map(({ found }) => (found.length > LETTERS ? `${found.slice(0, LETTERS)}…` : found)))]
    return {
      id: `listingErrors/${key}@${rules.join()}`,
      kind: 'listingErrors' as const,
      on: `listing/${key}` as const,
      press: Math.min(1, findings.length / MANY),
      facts: {
        product: key,
        title,
        count: findings.length,
        words: words.slice(0, NAMED).join(' · ') + (words.length > NAMED ? ' …' : ''),
      },
    }
  })
