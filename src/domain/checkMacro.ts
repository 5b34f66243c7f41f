import type { Macro } from './desk'
import type { TicketRule } from './ticketCommand'

export interface MacroFault {
  rule: Extract<TicketRule, `macro.${string}`>
  facts?: Record<string, string>
}

/** What is wrong with a macro among the others. */
export function faultOfMacro(macro: Macro, others: readonly Macro[]): MacroFault | undefined {
  const { key, name, short, text, actions } = macro
  if (name.trim() === '') return { rule: 'macro.noName' }
  if (short === '' || /[\s/]/u.test(short)) return { rule: 'macro.short' }
  const taken = others.find((other) => other.key !== key && other.short.toLowerCase() === short.toLowerCase())
  if (taken) return { rule: 'macro.taken', facts: { short, name: taken.name } }
  const isSilent = [text.zh, text.en].every((each = '') => each.trim() === '')
  return isSilent && actions.length === 0 ? { rule: 'macro.empty' } : undefined
}
