import type { CommandKind, ShopCommand } from '~/domain/command'
import { AREA_COMMANDS, AREA_KINDS, isAreaKind, KIND_GROUPS, type KindGroup } from '~/domain/commandTraits'
import { type RecordName, recordOfName } from '~/domain/recordRef'
import { defineUrlState, someOf, text } from '~/lib/urlState'
import type { JournalQuery } from '~/store/lists'

const GROUP_OF = {
  'order.note': 'orders',
  'product.edit': 'products',
  'customer.edit': 'customers',
  'customer.erase': 'customers',
  'personal.reveal': 'customers',
  'orders.import': 'imports',
  'import.failed': 'imports',
  'mapping.save': 'imports',
  'mapping.delete': 'imports',
  'traffic.import': 'imports',
  'catalog.import': 'imports',
  'goal.set': 'figures',
  'goal.remove': 'figures',
  'audience.set': 'figures',
  'audience.remove': 'figures',
  'task.set': 'work',
  'comment.add': 'work',
  'comment.remove': 'work',
  'attachment.add': 'work',
  'attachment.remove': 'work',
  'home.snooze': 'home',
  'home.wake': 'home',
  'person.set': 'people',
  'shop.set': 'shop',
  'backup.made': 'shop',
  'shop.restored': 'shop',
  'demo.create': 'shop',
  undo: 'undo',
} as const satisfies Record<ShopCommand['kind'], KindGroup>

const groupOf = (kind: CommandKind): KindGroup => (isAreaKind(kind) ? AREA_COMMANDS[kind].group : GROUP_OF[kind])

export interface HistoryView {
  /** Key of a person; '' everybody. */
  who: string
  kind: readonly KindGroup[]
  /** Name of a record; '' all. */
  on: string
}

/** What of the history is shown, in the address. */
export const historyView = defineUrlState<HistoryView>({ who: text(), kind: someOf(KIND_GROUPS), on: text() })

const isRecordName = (name: string): name is RecordName => recordOfName(name) !== undefined

/** The record that the history is narrowed to, where the address names one. */
export const recordIn = ({ on }: HistoryView): RecordName | undefined => (isRecordName(on) ? on : undefined)

const isKind = (kind: string): kind is keyof typeof GROUP_OF => Object.hasOwn(GROUP_OF, kind)

/** The question that the store is asked. */
export function filterOf(view: HistoryView): Omit<JournalQuery, 'offset' | 'limit'> {
  const on = recordIn(view)
  const all: CommandKind[] = [...Object.keys(GROUP_OF).filter(isKind), ...AREA_KINDS]
  const kinds = all.filter((kind) => view.kind.includes(groupOf(kind)))
  return {
    ...(view.who === '' ? {} : { who: view.who }),
    ...(view.kind.length === 0 ? {} : { kinds }),
    ...(on ? { on } : {}),
  }
}
