import { faultOfMacro, type MacroFault } from '~/domain/checkMacro'
import type { Macro, MacroAction } from '~/domain/desk'
import { TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS } from '~/domain/ticket'
import { isEqual } from '~/lib/isEqual'

/** Where a macro that was never saved is written. */
export const NEW_MACRO = 'new'

export const freshMacro = (name: string): Macro => ({ key: crypto.randomUUID(), name, short: '', text: {}, actions: [] })

/** A macro as it is kept: without languages that say nothing, and without an empty choice of queues. */
export function tidyMacro({ text, queues, note, ...macro }: Macro): Macro {
  const said = (each: string | undefined) => (each === undefined || each.trim() === '' ? undefined : each)
  const [zh, en] = [said(text.zh), said(text.en)]
  return {
    ...macro,
    text: { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) },
    ...(queues && queues.length > 0 && { queues }),
    ...(note && { note }),
  }
}

/** What was changed of it; fields that were emptied are among them. */
export function changedFields(base: Macro, mine: Macro): Partial<Omit<Macro, 'key'>> {
  const [before, after] = [new Map(Object.entries(base)), new Map(Object.entries(mine))]
  const fields = [...new Set([...before.keys(), ...after.keys()])].filter(
    (field) => field !== 'key' && !isEqual(before.get(field), after.get(field)),
  )
  return Object.fromEntries(fields.map((field) => [field, after.get(field)]))
}

export const faultOf = (macro: Macro, others: readonly Macro[]): MacroFault | undefined =>
  faultOfMacro({ ...macro, short: macro.short.trim().replace(/^\//, '') }, others)

/** A text with something put in where the caret is. */
export function insertedAt(text: string, from: number, to: number, what: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + what + text.slice(to), caret: from + what.length }
}

export const ACTION_KINDS = [
  'state',
  'tag',
  'untag',
  'priority',
  'queue',
  'reason',
  'assign',
  'return',
  'refund',
] as const satisfies readonly MacroAction['kind'][]
export type ActionKind = (typeof ACTION_KINDS)[number]

/** An action of a kind, as it begins. */
export function freshAction(kind: ActionKind): MacroAction {
  switch (kind) {
    case 'state':
      return { kind, to: 'solved' }
    case 'tag':
    case 'untag':
      return { kind, tag: '' }
    case 'priority':
      return { kind, to: TICKET_PRIORITIES[2] }
    case 'queue':
      return { kind, to: TICKET_QUEUES[2] }
    case 'reason':
      return { kind, to: TICKET_REASONS[0] }
    case 'assign':
      return { kind, to: 'me' }
    case 'return':
    case 'refund':
      return { kind }
  }
}

/** Macros in which all the words stand, in name, short name or text. */
export function foundMacros(macros: readonly Macro[], search: string): Macro[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return macros.filter(({ name, short, text }) => {
    const all = `${name}\n/${short}\n${text.zh ?? ''}\n${text.en ?? ''}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
