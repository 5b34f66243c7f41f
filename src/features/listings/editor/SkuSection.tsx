import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState, type ClipboardEvent } from 'react'
import type { Sku } from '~/domain/product'
import { type MatrixColumn, SKU_FIELDS, skuWarnings } from '~/domain/skuCells'
import { blankSku, removeRows, sameCombination } from '~/domain/skuMatrix'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import type { SectionProps } from './BasicsSection'
import type { GridNews } from './gridActions'
import { useNewsText } from './useNewsText'
import { matrixMessages } from './matrixMessages'
import { OptionsEditor } from './OptionsEditor'
import { catalogQueries } from './queries'
import { useSkuColumns } from './skuColumns'
import { SkuGrid } from './SkuGrid'
import { type MatrixEdit, useMatrix } from './useMatrix'
import type { Fixed } from './useFixed'
import { type SkuGridState, useSkuGrid } from './useSkuGrid'

/** Options and SKUs. */
export function SkuSection({ edit, readOnly, fixed }: SectionProps & { fixed: Fixed }) {
  const t = useMessages(matrixMessages)
  const currency = useShop((shop) => shop.currency)
  const matrix = useMatrix(edit)
  const [prefix, setPrefix] = useState('')
  const [said, say] = useState('')
  const { options, skus } = matrix.matrix
  const columns = useSkuColumns(options)
  const all = useMemo<MatrixColumn[]>(() => [...options.map((_, at) => at), ...SKU_FIELDS], [options])
  const newsText = useNewsText(columns)
  const kept = useMemo(() => new Set(SKU_FIELDS.filter((field) => fixed(`sku:${field}`) !== undefined)), [fixed])
  const grid = useSkuGrid({
    edit: matrix,
    context: { columns: all, currency, prefix },
    readOnly,
    kept,
    onNews: (news: GridNews) => say(newsText(news)),
  })
  const codes = useCodeTroubles(edit.key, skus)
  return (
    <section className="zg-editor-section" aria-labelledby="editor-skus-title">
      <div className="zg-row">
        <h2 id="editor-skus-title">{t('heading')}</h2>
        <span className="zg-second zg-num">{t('count', { count: skus.length })}</span>
      </div>
      <OptionsEditor edit={matrix} readOnly={readOnly || fixed('options') !== undefined} prefix={prefix} onPrefix={setPrefix} onSay={say} />
      <div id="editor-skus" tabIndex={-1} className="zg-stack-tight">
        {skus.length > 0 ? (
          <SkuGrid
            grid={grid}
            edit={matrix}
            columns={columns}
            currency={currency}
            readOnly={readOnly}
            kept={kept}
            codeTrouble={(row) => codes[row] ?? ''}
          />
        ) : (
          !readOnly && <PasteHere onPaste={grid.onPaste} />
        )}
        {!readOnly && <Tools edit={matrix} grid={grid} />}
        <p className="zg-small" role="status">
          {said}
        </p>
        <Troubles skus={skus} codes={codes} grid={grid} />
      </div>
    </section>
  )
}

/** Before there is a SKU: a field that a table is pasted into. */
function PasteHere({ onPaste }: { onPaste: (event: ClipboardEvent) => void }) {
  const t = useMessages(matrixMessages)
  return (
    <textarea
      className="zg-input zg-sku-paste"
      aria-label={t('grid')}
      rows={3}
      readOnly
      placeholder={`${t('emptyGrid')}\n${t('pasteHint')}`}
      onPaste={onPaste}
    />
  )
}

function Tools({ edit, grid }: { edit: MatrixEdit; grid: SkuGridState }) {
  const t = useMessages(matrixMessages)
  const { matrix, change, undo, redo } = edit
  const { box } = grid.cell
  const rows = new Set(matrix.skus.map((_, row) => row).filter((row) => row >= box.rows[0] && row <= box.rows[1]))
  const add = () => {
    change({ ...matrix, skus: [...matrix.skus, blankSku(matrix.options.length)] })
    grid.cell.go({ row: matrix.skus.length, col: 0 })
  }
  return (
    <>
      <div className="zg-row">
        <Button onClick={add}>{t('addRow')}</Button>
        {matrix.skus.length > 0 && (
          <>
            <Button hint={t('fillDownHint')} onClick={grid.fillBelow}>
              {t('fillDown')}
            </Button>
            <Button hint={t('removeRows')} onClick={() => change(removeRows(matrix, rows))}>
              {t('removeRowsCount', { count: rows.size })}
            </Button>
          </>
        )}
        {undo && <Button onClick={undo}>{t('undoStep')}</Button>}
        {redo && <Button onClick={redo}>{t('redoStep')}</Button>}
      </div>
      {matrix.skus.length > 0 && (
        <p className="zg-second zg-small">
          {t('keys')} {t('pasteHint')}
        </p>
      )}
    </>
  )
}

/** What is wrong with the code of each row: on another product, there twice, missing. The store decides when it is saved. */
function useCodeTroubles(key: string, skus: readonly Sku[]): string[] {
  const t = useMessages(matrixMessages)
  const list = useDeferredValue(skus.map(({ code }) => code).join('\n'))
  const codes = useMemo(() => [...new Set(list.split('\n'))].filter((code) => code !== ''), [list])
  const { data: taken } = useQuery({ ...catalogQueries.taken(key, codes), enabled: codes.length > 0, placeholderData: (before) => before })
  return useMemo(() => {
    const owners = new Map(taken?.map(({ code, title }) => [code, title]))
    const counts = new Map<string, number>()
    for (const { code } of skus) counts.set(code, (counts.get(code) ?? 0) + 1)
    return skus.map(({ code }) => {
      if (code === '') return t('codeMissing')
      const title = owners.get(code)
      if (title !== undefined) return t('codeTaken', { title })
      return (counts.get(code) ?? 0) > 1 ? t('codeTwice') : ''
    })
  }, [skus, taken, t])
}

interface Trouble {
  what: string
  count: number
  row: number
  column: MatrixColumn
}

/** Everything that deserves a second look, each leading to its first cell. */
function Troubles({ skus, codes, grid }: { skus: readonly Sku[]; codes: readonly string[]; grid: SkuGridState }) {
  const t = useMessages(matrixMessages)
  const width = skus[0]?.values.length ?? 0
  const found = useMemo(() => {
    const troubles = new Map<string, Trouble>()
    const add = (what: string, row: number, column: MatrixColumn) => {
      const known = troubles.get(what)
      troubles.set(what, known ? { ...known, count: known.count + 1 } : { what, count: 1, row, column })
    }
    const twice = sameCombination(skus)
    skus.forEach((sku, row) => {
      if (codes[row]) add(codes[row], row, 'code')
      if (twice.has(row) && sku.values.length > 0) add(t('sameCombination'), row, 0)
      const warnings = skuWarnings(sku)
      for (const field of SKU_FIELDS) if (warnings[field]) add(t(warnings[field]), row, field)
    })
    return [...troubles.values()]
  }, [skus, codes, t])
  if (found.length === 0) return null
  const colOf = (column: MatrixColumn) => (typeof column === 'number' ? column : width + SKU_FIELDS.indexOf(column))
  return (
    <div className="zg-warning zg-small">
      <p>{t('warnings')}</p>
      <ul className="zg-sku-troubles">
        {found.map(({ what, count, row, column }) => (
          <li key={what}>
            <button type="button" className="zg-link" onClick={() => grid.cell.go({ row, col: colOf(column) })}>
              {t('warning', { what, count })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
