import { useLayoutEffect, useRef } from 'react'
import { SUPPLY_MODES } from '~/domain/product'
import type { MatrixColumn } from '~/domain/skuCells'
import { useMessages } from '~/lib/i18n'
import { matrixMessages } from './matrixMessages'
import type { GridCell } from './useGridCell'

interface Props {
  cell: GridCell
  column: MatrixColumn
  label: string
  /** What the cell holds. */
  text: string
  end: boolean
  readOnly: boolean
  onChoose: (text: string) => void
}

/**
 * The field in the cell that is worked in. It always holds the cell's text, all of it selected, so that typing takes its place, an input method's letters too, and
 * a screen reader says what is there.
 */
export function CellInput({ cell, column, label, text, end, readOnly, onChoose }: Props) {
  const t = useMessages(matrixMessages)
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const { moves, inside, typed } = cell
  useLayoutEffect(() => {
    if (moves > 0) input.current?.focus()
  }, [moves])
  useLayoutEffect(() => {
    const field = input.current
    if (!field || field.tagName === 'SELECT' || document.activeElement !== field) return
    if (inside) field.setSelectionRange(field.value.length, field.value.length)
    else if (typed === undefined) field.select()
  }, [moves, inside, typed])
  if (column === 'supply')
    return (
      <select
        ref={input}
        className="zg-sku-input"
        aria-label={label}
        disabled={readOnly}
        value={text}
        onChange={({ target }) => onChoose(target.value)}
      >
        {SUPPLY_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {t(mode)}
          </option>
        ))}
      </select>
    )
  return (
    <input
      ref={input}
      className={`zg-sku-input zg-num${end ? ' zg-sku-end' : ''}`}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      readOnly={readOnly || column === 'margin'}
      value={typed ?? text}
      onChange={({ target }) => cell.type(target.value)}
      onFocus={({ target }) => typed === undefined && target.select()}
      onDoubleClick={cell.enter}
      onBlur={cell.commit}
    />
  )
}
