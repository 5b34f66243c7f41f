import type { CSSProperties } from 'react'
import { useMessages } from '~/lib/i18n'
import { messages } from './messages'
import { SCORES } from './scoreCells'
import { useCellKeys } from './useCellKeys'

/** What stands where a recency meets a frequency. */
export interface ScoreCell {
  text: string
  /** All of it in words. */
  words: string
  on: boolean
  /** In per cent of the darkest. */
  depth?: number
  /** No segment has it. */
  bare?: boolean
}

export interface ScoreGridProps {
  /** `scores`: figures; `names`: as wide as there is room for. */
  of: 'scores' | 'names'
  cell: (recency: number, frequency: number) => ScoreCell
  onPress: (recency: number, frequency: number) => void
}

/** The best recency stands on top. */
const ROWS = SCORES.toReversed()
const WIDTHS = ROWS.map(() => SCORES.length)

/** Recency by frequency, five by five; a press on a cell chooses it. */
export function ScoreGrid({ of, cell, onPress }: ScoreGridProps) {
  const t = useMessages(messages)
  const keys = useCellKeys(WIDTHS)
  return (
    <table className={`zg-score-grid zg-score-${of}`} aria-label={t('rfm.grid')} onKeyDown={keys.onKeyDown}>
      <thead>
        <tr>
          <td />
          {SCORES.map((frequency) => (
            <th key={frequency} scope="col">{`F${frequency}`}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((recency, row) => (
          <tr key={recency}>
            <th scope="row">{`R${recency}`}</th>
            {SCORES.map((frequency, column) => {
              const { text, words, on, depth, bare } = cell(recency, frequency)
              return (
                <td key={frequency} style={shadeOf(depth)} className={bare ? 'zg-score-bare' : undefined}>
                  <button
                    type="button"
                    {...keys.cell(row, column)}
                    aria-label={words}
                    title={words}
                    aria-pressed={on}
                    onClick={() => onPress(recency, frequency)}
                  >
                    {text}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shadeOf(depth: number | undefined): (CSSProperties & Record<'--zg-depth', string>) | undefined {
  return depth === undefined ? undefined : { '--zg-depth': `${Math.round(depth / 2)}%` }
}
