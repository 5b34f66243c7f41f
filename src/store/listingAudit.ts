import { type AcceptanceRow, isWord } from '~/domain/compliance/acceptance'
import { type Finding, isOpen } from '~/domain/compliance/lint'
import { canMend, lintProduct, type ShopLint } from '~/domain/compliance/product'
import { packOf } from '~/domain/compliance/packs'
import type { Severity } from '~/domain/compliance/rule'
import { isEqual } from '~/lib/isEqual'
import type { ListingState, Product } from '~/domain/product'
import type { ShopDb } from './db'
import { endsFirstPull } from './journal'
import { shopLint } from './shopLint'

/** Products read at once: small enough that the next question never waits long. */
const SLICE = 400
/** The worker answers others after so many ms. */
const PATIENCE_MS = 12

export interface AuditRow {
  key: string
  title: string
  state: ListingState
  findings: Finding[]
}

export interface AuditQuery {
  /** Id of a rule. */
  rule?: string
  severity?: Severity
  /** What was accepted, instead of what waits. */
  accepted?: boolean
  /** Of those in these states; none: all that are not archived. */
  states?: readonly ListingState[]
  offset: number
  limit: number
}

export interface AuditPage {
  /** Products that were looked at. */
  checked: number
  /** Products with errors; with warnings alone. */
  errors: number
  warnings: number
  /** Findings that somebody has accepted. */
  accepted: number
  /** How many products each rule finds something in, most first; of the states asked for. */
  rules: { rule: string; severity: Severity; products: number; mendable: number }[]
  total: number
  items: AuditRow[]
}

/** A turn for whoever waits; a timer would wait four ms itself. */
const breathe = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/**
 * What the linter finds in the whole catalogue. The first look reads every product, in slices, and goes on where it was broken off; from then on only those
 * that the journal names are read again. Products without findings take no memory but their key.
 */
export class ListingAudit {
  readonly #found = new Map<string, AuditRow>()
  readonly #states = new Map<string, ListingState>()
  #shop: ShopLint | undefined
  #seq = 0
  /** Key after which the first look goes on; undefined: it has been at the end. */
  #unread: string | undefined
  #at: Promise<void> = Promise.resolve()

  constructor(readonly db: ShopDb) {}

  /** Brings what is known up to date; one after the other. */
  follow(signal: AbortSignal, progress: (share: number) => void): Promise<void> {
    const next = this.#at.catch(() => undefined).then(() => this.#follow(signal, progress))
    this.#at = next
    return next
  }

  async #follow(signal: AbortSignal, progress: (share: number) => void): Promise<void> {
    const [shop, last] = await Promise.all([shopLint(this.db), this.db.journal.orderBy('seq').last()])
    const seq = last?.seq ?? 0
    if (!this.#shop || !sameLint(this.#shop, shop)) this.#begin(shop, seq)
    const known = await this.#changedSince(this.#seq)
    if (!known) this.#begin(shop, seq)
    await this.#readOn(shop, signal, progress)
    const changed = [...new Set([...(known ?? []), ...this.#judgedAnew(shop)])]
    await this.#take(await this.db.catalog.bulkGet(changed), changed, shop, signal)
    this.#shop = shop
    this.#seq = seq
  }

  #begin(shop: ShopLint, seq: number): void {
    this.#found.clear()
    this.#states.clear()
    this.#unread = ''
    this.#shop = shop
    this.#seq = seq
  }

  /** Keys of products in which something was accepted, or is not any more. Accepted or not, what a rule finds is kept, so none is missed. */
  #judgedAnew({ accepted = [] }: ShopLint): string[] {
    const before = this.#shop?.accepted ?? []
    const rules = new Set<string>()
    const keys: string[] = []
    for (const each of [...without(before, accepted), ...without(accepted, before)]) {
      if (isWord(each)) rules.add(each.rule)
      else keys.push(each.product)
    }
    if (rules.size > 0)
      for (const { key, findings } of this.#found.values()) if (findings.some(({ rule }) => rules.has(rule))) keys.push(key)
    return keys
  }

  /** Keys of products that were changed after that line of the journal; undefined: so many that all are read. */
  async #changedSince(seq: number): Promise<Set<string> | undefined> {
    const keys = new Set<string>()
    let all = false
    await this.db.journal
      .where('seq')
      .above(seq)
      .each((row) => {
        // A demo shop and a first pull bring their catalogue without a line for each.
        if (row.kind === 'demo.create' || row.kind === 'shop.restored' || endsFirstPull(row)) all = true
        for (const { table, key } of row.changes) if (table === 'catalog') keys.add(key)
      })
    return all ? undefined : keys
  }

  /** What follows is read while what was read is looked at. */
  async #readOn(shop: ShopLint, signal: AbortSignal, progress: (share: number) => void): Promise<void> {
    if (this.#unread === undefined) return
    const after = (key: string) => this.db.catalog.where('key').above(key).limit(SLICE).toArray()
    const total = await this.db.catalog.count()
    let products = await after(this.#unread)
    for (let last = products.at(-1); last; last = products.at(-1)) {
      signal.throwIfAborted()
      const [next] = await Promise.all([after(last.key), this.#take(products, [], shop, signal)])
      this.#unread = last.key
      products = next
      progress(Math.min(1, this.#states.size / Math.max(1, total)))
    }
    this.#unread = undefined
  }

  async #take(products: readonly (Product | undefined)[], keys: readonly string[], shop: ShopLint, signal: AbortSignal): Promise<void> {
    let since = performance.now()
    for (const [at, product] of products.entries()) {
      if (product) this.#look(product, shop)
      else this.#forget(keys[at])
      if (performance.now() - since < PATIENCE_MS) continue
      await breathe()
      signal.throwIfAborted()
      since = performance.now()
    }
  }

  #forget(key: string): void {
    this.#found.delete(key)
    this.#states.delete(key)
  }

  #look(product: Product, shop: ShopLint): void {
    const { key, title, state } = product
    this.#states.set(key, state)
    const findings = lintProduct(product, shop)
    if (findings.length > 0) this.#found.set(key, { key, title, state, findings })
    else this.#found.delete(key)
  }

  /** What was found, errors first; what is on sale before what is not. */
  page({ rule, severity, accepted = false, states, offset, limit }: AuditQuery): AuditPage {
    const isAsked = (state: ListingState) => (states?.length ? states.includes(state) : state !== 'archived')
    const all = [...this.#found.values()].filter(({ state }) => isAsked(state))
    const [open, judged] = [rowsWith(all, isOpen), rowsWith(all, (finding) => !isOpen(finding))]
    const rows = accepted ? judged : open
    const isWanted = (finding: Finding) =>
      (rule === undefined || finding.rule === rule) && (severity === undefined || finding.severity === severity)
    const matching = rowsWith(rows, isWanted)
    matching.sort((a, b) => weightOf(b) - weightOf(a) || (a.key < b.key ? -1 : 1))
    const errors = open.filter(({ findings }) => findings.some((finding) => finding.severity === 'error')).length
    return {
      checked: [...this.#states.values()].filter(isAsked).length,
      errors,
      warnings: open.length - errors,
      accepted: judged.reduce((sum, { findings }) => sum + findings.length, 0),
      rules: rulesIn(rows),
      total: matching.length,
      items: matching.slice(offset, offset + limit),
    }
  }

  /** Whether every product was looked at. */
  get isWhole(): boolean {
    return this.#shop !== undefined && this.#unread === undefined
  }

  /** What buyers see with errors in it, with those alone. */
  onSaleWithErrors(): AuditRow[] {
    const onSale = [...this.#found.values()].filter(({ state }) => state === 'listed')
    return rowsWith(onSale, (finding) => finding.severity === 'error' && isOpen(finding))
  }

  /** Keys of the products in which a rule finds something that can be mended by itself. */
  mendable(rule: string, states: readonly ListingState[] | undefined): string[] {
    return [...this.#found.values()].flatMap(({ key, state, findings }) =>
      (states?.length ? states.includes(state) : state !== 'archived') && findings.some((each) => each.rule === rule && canMend(each))
        ? [key]
        : [],
    )
  }
}

/** The rows with those findings alone; rows without any are left out. */
const rowsWith = (rows: readonly AuditRow[], isWanted: (finding: Finding) => boolean): AuditRow[] =>
  rows.flatMap((row) => {
    const findings = row.findings.filter(isWanted)
    return findings.length > 0 ? [{ ...row, findings }] : []
  })

/** Those of the first that the second does not have. */
function without(rows: readonly AcceptanceRow[], others: readonly AcceptanceRow[]): AcceptanceRow[] {
  const keys = new Set(others.map(({ key }) => key))
  return rows.filter(({ key }) => !keys.has(key))
}

const sameLint = (one: ShopLint, other: ShopLint) =>
  isEqual(one.packs, other.packs) && one.medical.size === other.medical.size && [...one.medical].every((key) => other.medical.has(key))

/** On sale it is seen by buyers now. */
const weightOf = ({ state, findings }: AuditRow): number =>
  (state === 'listed' ? 1e6 : 0) + findings.reduce((sum, { severity }) => sum + (severity === 'error' ? 1000 : 1), 0)

function rulesIn(rows: readonly AuditRow[]): AuditPage['rules'] {
  const rules = new Map<string, AuditPage['rules'][number]>()
  for (const { findings } of rows)
    for (const id of new Set(findings.map(({ rule }) => rule))) {
      const own = findings.filter(({ rule }) => rule === id)
      const known = rules.get(id) ?? { rule: id, severity: own[0].severity, products: 0, mendable: 0 }
      rules.set(id, { ...known, products: known.products + 1, mendable: known.mendable + (own.some(canMend) ? 1 : 0) })
    }
  return [...rules.values()]
    .filter(({ rule }) => packOf(rule) !== undefined)
    .sort(
      (a, b) =>
        Number(a.severity === 'warning') - Number(b.severity === 'warning') || b.products - a.products || (a.rule < b.rule ? -1 : 1),
    )
}
