import { useMemo, useState } from 'react'
import { packed } from '~/domain/planning/reorder'
import type { PlanOffer, PlanRow } from '~/store/buyingLists'
import { readUnits } from './amounts'

/** A proposal as the reader has it now. */
export interface Chosen {
  row: PlanRow
  offer: PlanOffer | undefined
  quantity: string
  /** In whole units; NaN: what was typed is none. */
  units: number
  on: boolean
}

interface Edit {
  quantity?: string
  off?: boolean
  supplier?: string
}

export interface PlanChoice {
  /** By supplier, in the order of what presses; what nobody offers stands last. */
  groups: { supplier: string; name: string; items: Chosen[] }[]
  change: (sku: string, edit: Edit) => void
  forget: () => void
}

/** Proposals with what the reader has changed of them: quantities, another supplier, some left out. */
export function usePlanChoice(rows: readonly PlanRow[]): PlanChoice {
  const [edits, setEdits] = useState<Record<string, Edit>>({})
  return useMemo(() => {
    const groups = new Map<string, PlanChoice['groups'][number]>()
    for (const row of rows) {
      const item = chosen(row, edits[row.sku] ?? {})
      const { supplier = '', name = '' } = item.offer ?? {}
      const group = groups.get(supplier) ?? { supplier, name, items: [] }
      group.items.push(item)
      groups.set(supplier, group)
    }
    return {
      groups: [...groups.values()].sort((one, other) => Number(one.supplier === '') - Number(other.supplier === '')),
      change: (sku, edit) => setEdits((all) => ({ ...all, [sku]: { ...all[sku], ...edit } })),
      forget: () => setEdits({}),
    }
  }, [rows, edits])
}

function chosen(row: PlanRow, { quantity, off, supplier }: Edit): Chosen {
  const offer = row.offers.find((each) => each.supplier === supplier) ?? row.offers[0]
  const proposed = offer && supplier !== undefined ? packed(row.target - row.position, offer.pack, offer.minimum) : row.quantity
  const text = quantity ?? String(proposed)
  const units = readUnits(text) ?? NaN
  // A year's worth because of a pack is ordered by whoever says so, not by default.
  const isLeftOut = off ?? (row.tooMuchDays !== undefined && quantity === undefined && supplier === undefined)
  return { row, offer, quantity: text, units, on: !isLeftOut && offer !== undefined && units > 0 }
}
