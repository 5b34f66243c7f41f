import {
  type AcceptedText,
  type AllowedWord,
  ACCEPT_LIMITS,
  type Grounds,
  isSame,
  isWord,
  missingGrounds,
} from '~/domain/compliance/acceptance'
import { textsOf } from '~/domain/compliance/product'
import { ruleOf } from '~/domain/compliance/packs'
import type { Refusal, Rule } from '~/domain/command'
import type { ListingCommand } from '~/domain/listingCommand'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { Deciders } from './deciders'
import { changesAway, changesTo } from './rows'

type Kind = 'listing.accept' | 'listing.allow' | 'listing.unaccept'
type Of<K extends Kind> = Extract<ListingCommand, { kind: K }>

/** What the text check finds and people judge to be right. */
export const ACCEPTANCE_DECIDERS: Pick<Deciders<ListingCommand>, Kind> = {
  'listing.accept': decideAccept,
  'listing.allow': decideAllow,
  'listing.unaccept': decideUnaccept,
}

const rule = (name: Rule): { refusal: Refusal } => ({ refusal: { why: 'rule', rule: name } })

/** Of a text that is saved, as it was seen: what is still being typed nobody else can look at. */
async function decideAccept(db: ShopDb, { id, args: { of, grounds } }: Of<'listing.accept'>, actor: Actor): Promise<Decision> {
  const product = await db.catalog.get(of.product)
  if (!product) return { refusal: { why: 'notFound', what: of.product } }
  if (!of.text.includes(of.found) || !textsOf(product).some(({ part, text }) => part === of.part && text === of.text))
    return rule('listing.textChanged')
  return accepted(db, id, of, grounds, actor)
}

async function decideAllow(db: ShopDb, { id, args: { of, grounds } }: Of<'listing.allow'>, actor: Actor): Promise<Decision> {
  const word = of.word.trim()
  const isWhole = ruleOf(of.rule)?.find.by === 'length'
  if (word === '' || isWhole) return rule('listing.noWord')
  if (word.length > ACCEPT_LIMITS.word) return { refusal: { why: 'invalid', field: 'word', message: 'tooLong' } }
  return accepted(db, id, { rule: of.rule, word }, grounds, actor)
}

async function accepted(
  db: ShopDb,
  key: string,
  of: AcceptedText | AllowedWord,
  { reason, certificate = '', note = '' }: Grounds,
  { who, at }: Actor,
): Promise<Decision> {
  if (!ruleOf(of.rule)) return { refusal: { why: 'notFound', what: of.rule } }
  const missing = missingGrounds({ reason, certificate, note })
  if (missing) return rule(missing === 'certificate' ? 'listing.noCertificate' : 'listing.noGrounds')
  if (certificate.length > ACCEPT_LIMITS.certificate) return { refusal: { why: 'invalid', field: 'certificate', message: 'tooLong' } }
  if (note.length > ACCEPT_LIMITS.note) return { refusal: { why: 'invalid', field: 'note', message: 'tooLong' } }
  if ((await db.acceptances.toArray()).some((each) => isSame(each, of))) return rule('listing.acceptedBefore')
  const grounds = { reason, certificate: certificate.trim(), note: note.trim() }
  return { changes: changesTo('acceptances', key, undefined, { ...of, ...grounds, by: who, at }) }
}

/** A word for the whole shop was let through by an owner; so it is taken back by one. */
async function decideUnaccept(db: ShopDb, { args: { keys } }: Of<'listing.unaccept'>, { role }: Actor): Promise<Decision> {
  const rows = (await db.acceptances.bulkGet([...new Set(keys)])).filter((row) => row !== undefined)
  if (rows.length === 0) return { refusal: { why: 'notFound', what: keys[0] ?? '' } }
  if (role !== 'owner' && rows.some(isWord)) return { refusal: { why: 'forbidden', role } }
  return { changes: rows.flatMap((row) => changesAway('acceptances', row.key, { ...row })) }
}
