import type { CountScope } from '~/domain/count'
import type { Checked } from '~/domain/importPlan'
import type { WrongLevel } from '~/domain/stockCommand'
import type { SheetMode, SheetRefusal } from '~/domain/stockSheet'
import type { Page, Picked } from '~/store/lists'
import type {
  CountDetail,
  CountRow,
  FoundSku,
  LevelFacets,
  LevelListRow,
  LevelQuery,
  MoveListRow,
  MoveQuery,
  ShippedAnswer,
  SkuStock,
} from '~/store/stockLists'
import type { SheetRun } from '~/store/stockSheet'
import type { CallContext, None } from './protocol'

/** The calls about stock, its ledger and stocktakes. */
export interface StockCalls {
  'stock.levels'(args: { query: LevelQuery }, context: CallContext): Promise<Page<LevelListRow>>
  /** SKUs of the rows that were picked of a list. */
  'stock.pick'(args: { query: LevelQuery; picked: Picked }, context: CallContext): Promise<string[]>
  'stock.facets'(args: None, context: CallContext): Promise<LevelFacets>
  'stock.sku'(args: { sku: string }, context: CallContext): Promise<SkuStock | null>
  /** By its code or barcode, as a scanner reads it. */
  'stock.find'(args: { code: string }, context: CallContext): Promise<FoundSku | null>
  'stock.suggest'(args: { text: string }, context: CallContext): Promise<FoundSku[]>
  'stock.moves'(args: { query: MoveQuery }, context: CallContext): Promise<Page<MoveListRow>>
  /** What orders have sent and the ledger does not have as sold. `place`: where it would be taken from; '' by rule, absent: where orders are shipped from. */
  'stock.shipped'(args: { place?: string }, context: CallContext): Promise<ShippedAnswer>
  /** Compares every level with the ledger. */
  'stock.check'(args: None, context: CallContext): Promise<{ checked: number; wrong: WrongLevel[] }>
  'stock.repair'(args: { commandId: string }, context: CallContext): Promise<{ count: number }>
  /** What a file, or pasted rows, would book; nothing is written. `words`: of refusals, for the file of refused rows. */
  'stock.sheet'(
    args: { file?: File; text?: string; mode: SheetMode; location: string; words: Record<SheetRefusal, string> },
    context: CallContext,
  ): Promise<Checked<SheetRun>>
  'counts.list'(args: None, context: CallContext): Promise<CountRow[]>
  'counts.get'(args: { key: string }, context: CallContext): Promise<CountDetail | null>
  /** SKUs that a stocktake of that scope would ask for. `most`: of the least counted. */
  'counts.scope'(args: { scope: CountScope; of: string; locations: string[]; most: number }, context: CallContext): Promise<string[]>
}
