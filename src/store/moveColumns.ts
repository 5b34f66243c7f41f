import { MOVEMENT_KINDS, type MoveRow } from '~/domain/stock'
import type { ColumnsOf } from './columnFiles'
import type { ShopDb } from './db'

/** The ledger's newer lines as a file of movements would hold them, oldest first; undefined where there are none. */
export async function readMoves(db: Pick<ShopDb, 'moves'>): Promise<ColumnsOf<'movements'> | undefined> {
  const rows = await db.moves.toArray()
  return rows.length === 0 ? undefined : moveColumns(rows)
}

function moveColumns(rows: readonly MoveRow[]): ColumnsOf<'movements'> {
  const moves = rows.map(({ move }) => move).sort((a, b) => a.at - b.at)
  const texts = (of: (move: MoveRow['move']) => string) => {
    const codes = new Map([['', 0]])
    const column = Uint32Array.from(moves, (move) => {
      const text = of(move)
      const code = codes.get(text) ?? codes.size
      codes.set(text, code)
      return code
    })
    return { codes: column, values: [...codes.keys()] }
  }
  return {
    count: moves.length,
    numbers: {
      at: Float64Array.from(moves, ({ at }) => at),
      quantity: Float64Array.from(moves, ({ quantity }) => quantity),
      kind: Float64Array.from(moves, ({ kind }) => MOVEMENT_KINDS.indexOf(kind)),
    },
    texts: { sku: texts(({ sku }) => sku), location: texts(({ location }) => location), ref: texts(({ ref = '' }) => ref) },
  }
}
