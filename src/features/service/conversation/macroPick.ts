import type { Macro, MacroAction } from '~/domain/desk'
import { fillMacro, languageOfText } from '~/domain/macroText'
import { CUSTOMER, type MessageRow, type TicketQueue } from '~/domain/ticket'
import { pinyinInitials } from '~/lib/pinyin'

const SHOWN = 8

/** How well a macro fits what is typed: the lower the better; undefined: not at all. */
function rankOf({ name, short }: Pick<Macro, 'name' | 'short'>, typed: string): number | undefined {
  const sought = typed.toLowerCase()
  if (sought === '') return 0
  const [code, words] = [short.toLowerCase(), name.toLowerCase()]
  if (code === sought) return 0
  if (code.startsWith(sought)) return 1
  if (words.startsWith(sought)) return 2
  if (words.includes(sought) || code.includes(sought)) return 3
  return pinyinInitials(name).includes(sought) ? 4 : undefined
}

/** The macros for what is typed after `/`: by their short name, their name or its pinyin; those of the ticket's queue first. */
export function macrosFor(all: readonly Macro[], typed: string, { queue, note }: { queue: TicketQueue; note: boolean }): Macro[] {
  const fits = ({ queues }: Macro) => (queues === undefined || queues.includes(queue) ? 0 : 1)
  return all
    .filter((macro) => (macro.note === true) === note)
    .flatMap((macro) => {
      const rank = rankOf(macro, typed)
      return rank === undefined ? [] : [{ macro, rank: rank * 2 + fits(macro) }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ macro }) => macro)
}

/** The language that the customer is answered in: that of their last words. */
export function answerLanguage(messages: readonly Pick<MessageRow, 'from' | 'text'>[], otherwise: 'zh' | 'en'): 'zh' | 'en' {
  for (const { from, text } of messages.toReversed()) {
    const language = from === CUSTOMER ? languageOfText(text) : undefined
    if (language) return language
  }
  return otherwise
}

/** A macro's text in a language, else in the other, with what is known put in. A name that is masked is not known. */
export function macroText({ text }: Pick<Macro, 'text'>, language: 'zh' | 'en', variables: Readonly<Record<string, string>>): string {
  const known = Object.fromEntries(Object.entries(variables).filter(([name, value]) => name !== 'customer.name' || !value.includes('*')))
  return fillMacro(text[language] ?? text.zh ?? text.en ?? '', known)
}

export const isSameAction = (one: MacroAction, other: MacroAction): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Those of a macro beside those that are there: of two that set the same the newer stays. */
export function withActions(now: readonly MacroAction[], more: readonly MacroAction[]): MacroAction[] {
  const sets = (action: MacroAction) => (action.kind === 'tag' || action.kind === 'untag' ? `tag ${action.tag}` : action.kind)
  return [...now.filter((action) => !more.some((other) => sets(other) === sets(action))), ...more]
}

/** What opens a screen of its own after the answer was kept. */
export const opensOf = (actions: readonly MacroAction[]): ('return' | 'refund')[] =>
  actions.flatMap(({ kind }) => (kind === 'return' || kind === 'refund' ? [kind] : []))
