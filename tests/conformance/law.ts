import { expect } from 'vitest'
import type { Edit, Pushed, Pushing, Remote, SyncArea } from '~/commerce/adapter'
import type { Ability, Capabilities } from '~/commerce/capabilities'
import { type AnyRow, fieldAt } from '~/store/rows'
import { MUG, type OtherSide } from './seed'

export const never = new AbortController().signal

/** What a law works with. */
export class Given {
  readonly side: OtherSide

  constructor(side: OtherSide) {
    this.side = side
  }

  async pages<A extends SyncArea>(area: A, since?: string): Promise<{ records: Remote<A>[]; next: string }[]> {
    const pages: { records: Remote<A>[]; next: string }[] = []
    for await (const { records, next } of this.side.adapter.pull(area, since, never)) pages.push({ records, next })
    return pages
  }

  async all(area: SyncArea, since?: string): Promise<Map<string, Remote>> {
    return new Map((await this.pages(area, since)).flatMap(({ records }) => records.map((record) => [record.key, record] as const)))
  }

  async edit(key: string, set: Record<string, unknown>, more: Partial<Edit> = {}): Promise<Edit> {
    const record = await this.side.adapter.read('products', key, never)
    const before = Object.fromEntries(Object.keys(set).map((field) => [field, record && fieldAt(fieldsOf(record), field)]))
    return { area: 'products', key, set, before, ...(record && { version: record.version }), ...more }
  }

  async move(quantity: number): Promise<Pushing['moves'][number]> {
    const level = await this.side.adapter.read('stock', MUG, never)
    return { sku: 'MUG-1', location: 'main', quantity, kind: 'adjusted', before: Number(level && fieldsOf(level).onHand) }
  }

  push(more: Partial<Pushing>): Promise<Pushed> {
    return this.side.adapter.push({ id: 'c1', kind: 'catalog.set', at: 0, edits: [], moves: [], ...more }, never)
  }

  title(key = 'mug'): unknown {
    return this.side.look('products', key)?.title
  }

  units(): unknown {
    return this.side.look('stock', MUG)?.onHand
  }
}

export const fieldsOf = (record: Remote): AnyRow => ('fields' in record ? { ...record.fields } : {})
export const unsupported = expect.objectContaining({ kind: 'unsupported' })

export interface Law {
  name: string
  /** true: the law holds; else why it cannot, and `twin` says what is to happen instead. */
  needs: (can: Capabilities) => true | string
  holds: (given: Given, can: Capabilities) => Promise<void>
  twin?: (given: Given, can: Capabilities) => Promise<void>
}

export const sentence = (ability: Ability, what: string): true | string => ability === true || `${what}: ${ability}`
export const always = () => true as const
export const pushes = ({ areas: { products } }: Capabilities) => sentence(products.push, 'setting products')
export const movesUnits = ({ areas: { stock } }: Capabilities) => sentence(stock.push, 'moving stock')
export const makes = ({ areas: { products } }: Capabilities) =>
  sentence(products.push === true ? (products.records ?? true) : products.push, 'making products')
export const both = (...all: (true | string)[]) => all.find((one) => one !== true) ?? true
