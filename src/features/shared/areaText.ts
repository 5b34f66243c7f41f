import type { JournalEntry, Rule } from '~/domain/command'
import type { AreaCommand } from '~/domain/commandTraits'
import { translateFacts } from '~/lib/i18n'
import { catalogMessages } from './catalogMessages'
import { stockMessages } from './stockMessages'

const catalog = translateFacts(catalogMessages)
const stock = translateFacts(stockMessages)

const inCatalog = (key: string): key is keyof typeof catalogMessages.zh => Object.hasOwn(catalogMessages.zh, key)

/** Why a rule refuses, and what to do. */
export function ruleText(rule: Rule, facts?: Readonly<Record<string, string | number>>): string {
  return inCatalog(rule) ? catalog(rule, facts) : stock(rule, facts)
}

/** What a command of an area did, in one sentence. */
export function areaSentence(command: AreaCommand, { changes, subject }: JournalEntry): string {
  const named = changes.find(({ field }) => field === 'title' || field === 'name')
  const name = named?.after || named?.before || subject || ''
  switch (command.kind) {
    case 'catalog.set':
      return catalog(changes.some(({ field }) => field === 'createdAt') ? 'catalog.add' : 'catalog.set', { name })
    case 'catalog.remove':
      return catalog(command.kind, { count: command.args.keys.length })
    case 'category.set':
    case 'category.remove':
      return catalog(command.kind, { name })
    case 'location.set':
      return stock(command.kind, { name: command.args.set.name ?? name })
    case 'stock.move':
      return stock(command.kind, { count: command.args.moves.length })
    case 'stock.hold':
      return stock(command.kind, { quantity: command.args.hold.quantity, sku: command.args.hold.sku })
    case 'stock.release':
      return stock(command.kind, { count: command.args.keys.length })
  }
}
