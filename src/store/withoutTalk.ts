import type { Command } from '~/domain/command'
import type { Change, JournalRow } from './db'

/** Arguments without what was said or written in them. */
function withoutWords(args: Command['args']): Command['args'] {
  if ('message' in args && typeof args.message === 'object') {
    const quiet = { ...args, message: { ...args.message, text: '' } }
    return 'ticket' in quiet && typeof quiet.ticket === 'object' ? { ...quiet, ticket: { ...quiet.ticket, subject: '', buyer: '' } } : quiet
  }
  if ('subject' in args && 'messages' in args) return { ...args, subject: '' }
  if ('rating' in args && 'note' in args) return { ...args, note: '' }
  if ('set' in args && 'keys' in args && typeof args.set === 'object' && 'subject' in args.set)
    return { ...args, set: { ...args.set, subject: '' } }
  return args
}

/** A line of the journal without what was said in these tickets, and whose they were: what was done, when and by whom stays. Lines of many keep what they did to others. */
export function withoutTalk(row: JournalRow, tickets: ReadonlySet<string>): JournalRow {
  const said = new Set<string>()
  for (const { table, key, field, before, after } of row.changes)
    if (table === 'messages' && field === 'ticket' && [before, after].some((each) => typeof each === 'string' && tickets.has(each)))
      said.add(key)
  const tells = ({ table, key }: Change) => (table === 'tickets' && tickets.has(key)) || (table === 'messages' && said.has(key))
  const changes = row.changes.filter((change) => !tells(change))
  if (changes.length === row.changes.length) return row
  return { ...row, args: withoutWords(row.args), changes, cleansed: true }
}
