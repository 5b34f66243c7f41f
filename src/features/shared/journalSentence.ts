import type { Command, JournalEntry } from '~/domain/command'
import { type AreaCommand, isAreaKind } from '~/domain/commandTraits'
import { FIRST_PERSON } from '~/domain/person'
import type { RecordName } from '~/domain/recordRef'
import type { Translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import { areaSentence } from './areaText'
import { fieldName } from './fieldName'
import type { journalMessages } from './journalMessages'
import { recordText } from './recordLink'

type T = Translate<(typeof journalMessages)['zh']>

/** The journal writes kind and arguments of one command together, so that the one tells the other. */
const isCommand = (entry: Pick<JournalEntry, 'id' | 'kind' | 'args'>): entry is Command => entry.id !== ''

const isAreaCommand = (command: Command): command is AreaCommand => isAreaKind(command.kind)

/** What was done, in one sentence. Customers are named by their opaque id. */
export function sentenceOf(entry: JournalEntry, t: T): string {
  const command: Pick<JournalEntry, 'id' | 'kind' | 'args'> = entry
  if (!isCommand(command)) return entry.kind
  if (isAreaCommand(command)) return areaSentence(command, entry)
  switch (command.kind) {
    case 'shop.set':
      return isFirst(entry) ? t('shopFirst', { what: entry.changes.map((change) => partOf(change, t)).join(t('comma')) }) : t('shopSet')
    case 'order.note':
      return t('orderNote', { number: command.args.number })
    case 'product.edit':
      return t('productEdit', { sku: command.args.sku })
    case 'mapping.save':
      return t('mappingSave', { name: command.args.name })
    case 'mapping.delete':
      return t('mappingDelete')
    case 'orders.import':
      return t('import', { file: command.args.fileName })
    case 'traffic.import':
      return t('trafficImport', { file: command.args.fileName })
    case 'catalog.import':
      return t('catalogImport', { file: command.args.fileName, added: command.args.added, changed: command.args.changed })
    case 'import.failed':
      return t('importFailed', { file: command.args.fileName })
    case 'backup.made':
      return t('backupMade', { file: command.args.fileName })
    case 'shop.restored':
      return t('shopRestored', { file: command.args.fileName })
    case 'demo.create':
      return t('demoCreate')
    case 'undo':
      return undoSentence(entry, t)
    default:
      return peopleSentence(command, entry, t)
  }
}

/** People, what they write on records, and what is done about customers. */
function peopleSentence(command: Command, entry: JournalEntry, t: T): string {
  const on = recordOn(entry)
  const name = subjectOf(entry, t)
  switch (command.kind) {
    case 'person.set':
      return t(personSentence(entry, command.args.set), { name })
    case 'task.set':
      return t(taskSentence(entry, command.args.set), { name })
    case 'comment.add':
      return t('commentAdd', { on })
    case 'comment.remove':
      return t('commentRemove', { on })
    case 'attachment.add':
      return t('attachmentAdd', { name, on })
    case 'attachment.remove':
      return t('attachmentRemove', { name, on })
    case 'goal.set':
      if (command.args.parts?.length) return t('goalSplit', { count: command.args.parts.length })
      return t(changeOf(entry, 'from')?.before === '' ? 'goalAdd' : 'goalSet')
    case 'goal.remove':
      return t('goalRemove')
    case 'audience.set':
      return t(changeOf(entry, 'at')?.before === '' ? 'audienceAdd' : 'audienceSet', { name })
    case 'audience.remove':
      return t('audienceRemove', { name })
    case 'home.snooze':
      return t('homeSnooze')
    case 'home.wake':
      return t('homeWake')
    case 'customer.edit':
      if (command.args.also?.length) return t('customersEdit', { count: command.args.also.length + 1 })
      return t('customerEdit', { on: recordText(`customer/${command.args.customer}`) })
    case 'customer.erase':
      return t('customerErase', { on: recordText(`customer/${command.args.customer}`) })
    case 'personal.reveal':
      return t('personalReveal', { on: recordText(command.args.on) })
    default:
      return command.kind
  }
}

/** An undo names what it took back; an undo of an undo brings the first step back. */
function undoSentence({ undone }: JournalEntry, t: T): string {
  if (!undone) return t('undoUnknown')
  if (undone.kind !== 'undo') return t('undo', { what: sentenceOf(undone, t) })
  return undone.undone ? t('redo', { what: sentenceOf(undone.undone, t) }) : t('undoUnknown')
}

const changeOf = ({ changes }: JournalEntry, field: string) => changes.find((change) => change.field === field)

const isFirstPerson = ({ args }: JournalEntry) => 'key' in args && args.key === FIRST_PERSON

function personSentence(entry: JournalEntry, set: object) {
  const active = changeOf(entry, 'active')
  if (active?.before === '' && !isFirstPerson(entry)) return 'personAdd'
  if (active && 'active' in set && active.before !== '') return active.after === 'true' ? 'personBack' : 'personOff'
  const role = changeOf(entry, 'role')
  if (role && role.before !== '') return 'personRole'
  return 'personSet'
}

function taskSentence(entry: JournalEntry, set: object) {
  if (changeOf(entry, 'createdAt')) return 'taskAdd'
  const done = changeOf(entry, 'doneAt')
  if (done && 'doneAt' in set) return done.after === '' ? 'taskOpen' : 'taskDone'
  return 'taskSet'
}

/** The record that a comment, a task or a file is on, in words. */
function recordOn(entry: JournalEntry): string {
  const name: RecordName | undefined = entry.touches.find((each) => !each.startsWith('task/'))
  return name ? recordText(name) : ''
}

/** A name that the change itself gives goes before the one of now. */
function subjectOf(entry: JournalEntry, t: T): string {
  const named = changeOf(entry, 'title') ?? changeOf(entry, 'name')
  return named?.after || named?.before || entry.subject || t('noName')
}

/** A shop's first settings replace none: there is nothing to strike out. */
export const isFirst = ({ kind, changes }: JournalEntry): boolean =>
  kind === 'shop.set' && changes.length > 0 && changes.every(({ before }) => before === '')

const partOf = ({ field, after }: JournalEntry['changes'][number], t: T): string => t('shopPart', { field: fieldName(field), value: after })

/** What an import did, in numbers; undefined for other entries. */
export function importCountsOf({ args }: JournalEntry, t: T, format: Format): string | undefined {
  if (!('refusedRows' in args)) return undefined
  const { added, changed, unchanged, lines, refusedRows } = args
  const counts = {
    added: format.count(added),
    changed: format.count(changed),
    unchanged: format.count(unchanged),
    lines: format.count(lines),
  }
  return t('importCounts', counts) + (refusedRows > 0 ? t('importRefused', { rows: format.count(refusedRows) }) : '')
}
