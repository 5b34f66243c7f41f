import type { CellProblem } from '~/domain/skuCells'
import type { RefusedCell } from '~/domain/skuMatrix'
import { useMessages } from '~/lib/i18n'
import type { GridNews } from './gridActions'
import { matrixMessages } from './matrixMessages'
import type { SkuColumn } from './skuColumns'

const WHY = {
  amount: 'badAmount',
  number: 'badNumber',
  supply: 'badSupply',
  readOnly: 'badReadOnly',
} as const satisfies Record<CellProblem, string>

/** Cells that are named one by one. */
const NAMED = 5

/** What came of typing or pasting, in words. */
export function useNewsText(columns: readonly SkuColumn[]): (news: GridNews) => string {
  const t = useMessages(matrixMessages)
  const titleOf = (cell: RefusedCell) => columns.find(({ column }) => column === cell.column)?.title ?? ''
  const refusedText = (refused: readonly RefusedCell[]) => {
    if (refused.length === 0) return ''
    const cells = refused
      .slice(0, NAMED)
      .map((cell) => t('refusedCell', { row: cell.row + 1, column: titleOf(cell), text: cell.text.slice(0, 30) }))
    return t('refusedCells', { count: refused.length, cells: cells.join('; ') + (refused.length > NAMED ? '…' : '') })
  }
  return (news) => {
    if (news.kind === 'refused') {
      const [{ why, text }] = news.refused
      return why === 'readOnly' ? t('badReadOnly') : t(WHY[why], { text: text.slice(0, 60) })
    }
    const done =
      news.kind === 'sheet'
        ? t('pasted', { added: news.added, changed: news.changed })
        : t('pastedBlock', { rows: news.rows, added: news.added })
    const ignored = news.kind === 'sheet' && news.ignored.length > 0 ? t('ignored', { columns: news.ignored.join(', ') }) : ''
    return [done, ignored, refusedText(news.refused)].filter((part) => part !== '').join(' ')
  }
}
