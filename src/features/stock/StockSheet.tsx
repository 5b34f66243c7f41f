import { useState } from 'react'
import { SHEET_MODES, type SheetMode } from '~/domain/stockSheet'
import type { Move } from '~/domain/stock'
import { download } from '~/features/shared/download'
import { PlaceField } from '~/features/shared/stock/MoveFields'
import { errorText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { PlaceRow } from '~/store/stockLists'
import type { SheetRun } from '~/store/stockSheet'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { stockScreenMessages } from './messages'
import '~/features/shared/stock/stock.css'
import './stockScreens.css'

interface StockSheetProps {
  places: readonly PlaceRow[]
  onClose: () => void
}

/** What is read: a file, or rows that were pasted. */
type Source = { file: File } | { text: string }

/** Stock from a spreadsheet, pasted or as a file: first what it would do, row by row, then all of it or nothing. */
export function StockSheet({ places, onClose }: StockSheetProps) {
  const t = useMessages(stockScreenMessages)
  const open = places.filter(({ closed }) => !closed)
  const [mode, setMode] = useState<SheetMode>('level')
  const [location, setLocation] = useState(open.find(({ ships }) => ships)?.key ?? open[0]?.key ?? '')
  const [source, setSource] = useState<Source>({ text: '' })
  const [run, setRun] = useState<SheetRun>()
  const words = useRefusalWords()
  const read = async (from: Source, how: SheetMode, at: string) => {
    try {
      const answer = await call('stock.sheet', { ...from, mode: how, location: at, words })
      if (answer.ok) return setRun(answer.value)
      setRun(undefined)
      showToast(t(answer.refusal.why === 'missingColumns' ? 'sheetColumns' : 'sheetUnreadable'), { tone: 'bad' })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  const change = (from: Source) => (setSource(from), setRun(undefined), 'file' in from && void read(from, mode, location))
  return (
    <Sheet title={t('sheetTitle')} onClose={onClose}>
      <form className="zg-sheet-in" onSubmit={(event) => event.preventDefault()}>
        <div className="zg-move-fields">
          <PlaceField label={t('location')} value={location} places={open} onChange={(key) => (setLocation(key), setRun(undefined))} />
          <ModeField mode={mode} onChange={(next) => (setMode(next), setRun(undefined))} />
        </div>
        <label className="zg-choose">
          {t('sheetPaste')}
          <textarea
            className="zg-input"
            value={'text' in source ? source.text : ''}
            onChange={({ target }) => change({ text: target.value })}
            spellCheck={false}
          />
        </label>
        <label className="zg-sheet-file">
          {t('sheetFile')}
          <input
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.gz"
            onChange={({ target }) => target.files?.[0] && change({ file: target.files[0] })}
          />
          {'file' in source && <span className="zg-second">{source.file.name}</span>}
        </label>
        {!run && (
          <div className="zg-row">
            <Button
              type="primary"
              disabledReason={'text' in source && source.text.trim() === '' ? t('sheetNone') : undefined}
              onClick={() => void read(source, mode, location)}
            >
              {t('sheetCheck')}
            </Button>
          </div>
        )}
        {run && <Found run={run} mode={mode} name={'file' in source ? source.file.name : undefined} places={places} onDone={onClose} />}
      </form>
    </Sheet>
  )
}

function ModeField({ mode, onChange }: { mode: SheetMode; onChange: (mode: SheetMode) => void }) {
  const t = useMessages(stockScreenMessages)
  const words = { level: t('sheetLevel'), delta: t('sheetDelta') } as const
  return (
    <label>
      {t('sheetMode')}
      <select
        className="zg-input"
        value={mode}
        onChange={({ target }) => onChange(SHEET_MODES.find((each) => each === target.value) ?? 'level')}
      >
        {SHEET_MODES.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  )
}

function useRefusalWords() {
  const t = useMessages(stockScreenMessages)
  return {
    noCode: t('why.noCode'),
    brokenCell: t('why.brokenCell'),
    noQuantity: t('why.noQuantity'),
    notNumber: t('why.notNumber'),
    fraction: t('why.fraction'),
    below: t('why.below'),
    unknownLocation: t('why.unknownLocation'),
    twice: t('why.twice'),
  }
}

const SHOWN = 100

interface FoundProps {
  run: SheetRun
  mode: SheetMode
  name: string | undefined
  places: readonly PlaceRow[]
  onDone: () => void
}

/** What was read, and the button that books it. */
function Found({ run, mode, name, places, onDone }: FoundProps) {
  const t = useMessages(stockScreenMessages)
  const execute = useCommand()
  const whyNot = useWhyNot('stock.move')
  const [busy, setBusy] = useState(false)
  const { entries, rows, same, refusedTotal } = run
  const fresh = entries.filter(({ isNew }) => isNew).length
  const book = async () => {
    setBusy(true)
    const moves = entries.map(({ sku, location, delta, reason = 'file' }): Move =>
      mode === 'level'
        ? { sku, location, quantity: delta, kind: 'counted', reason }
        : { sku, location, quantity: delta, kind: 'adjusted', reason },
    )
    const outcome = await execute(
      { kind: 'stock.move', args: { moves, ...(name ? { note: name } : {}) } },
      { done: t('sheetDone', { count: moves.length }) },
    )
    setBusy(false)
    if (outcome?.ok) onDone()
  }
  return (
    <>
      <p className="zg-num" data-sheet={`${entries.length} ${refusedTotal}`}>
        {t('sheetSum', { rows, entries: entries.length, same, refused: refusedTotal })}
      </p>
      {fresh > 0 && <p className="zg-warning">{t('sheetNew', { count: fresh })}</p>}
      {entries.length > 0 && <Entries run={run} places={places} />}
      {refusedTotal > 0 && <Refused run={run} />}
      <div className="zg-row">
        <Button
          type="primary"
          loading={busy}
          disabledReason={whyNot ?? (entries.length === 0 ? t('sheetNone') : undefined)}
          onClick={() => void book()}
        >
          {t('sheetBook', { count: entries.length })}
        </Button>
      </div>
    </>
  )
}

function Entries({ run: { entries }, places }: { run: SheetRun; places: readonly PlaceRow[] }) {
  const t = useMessages(stockScreenMessages)
  const format = useFormat()
  return (
    <div className="zg-sheet-scroll" tabIndex={0} role="group" aria-label={t('sheetDiff')}>
      <table className="zg-lines">
        <thead>
          <tr>
            <th scope="col">{t('sku')}</th>
            <th scope="col">{t('location')}</th>
            <th scope="col" className="zg-num">
              {t('sheetGiven')}
            </th>
            <th scope="col" className="zg-num">
              {t('sheetNow')}
            </th>
            <th scope="col" className="zg-num">
              {t('sheetDiff')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, SHOWN).map(({ sku, location, given, onHand, delta }) => (
            <tr key={`${location} ${sku}`}>
              <th scope="row">{sku}</th>
              <td>{places.find(({ key }) => key === location)?.name || location}</td>
              <td className="zg-num">{format.count(given)}</td>
              <td className="zg-num">{format.count(onHand)}</td>
              <td className="zg-num">
                {delta > 0 ? '+' : ''}
                {format.count(delta)}
              </td>
            </tr>
          ))}
          {entries.length > SHOWN && (
            <tr>
              <td colSpan={5} className="zg-second">
                {t('sheetMore', { count: entries.length - SHOWN })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Refused({ run: { refused, refusedTotal, refusedFile } }: { run: SheetRun }) {
  const t = useMessages(stockScreenMessages)
  const format = useFormat()
  const words = useRefusalWords()
  return (
    <section className="zg-stack-tight" aria-label={t('sheetRefused')}>
      <h3>{t('sheetRefused')}</h3>
      <div className="zg-sheet-scroll" tabIndex={0} role="group" aria-label={t('sheetRefused')}>
        <table className="zg-lines">
          <thead>
            <tr>
              <th scope="col" className="zg-num">
                {t('sheetLine')}
              </th>
              <th scope="col">{t('sku')}</th>
              <th scope="col">{t('quantity')}</th>
              <th scope="col">{t('sheetWhy')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, SHOWN).map(({ line, code, quantity, why }) => (
              <tr key={line}>
                <td className="zg-num">{format.count(line)}</td>
                <td>{code || '—'}</td>
                <td>{quantity || '—'}</td>
                <td>{words[why]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refusedTotal > SHOWN && <p className="zg-second zg-small">{t('sheetMore', { count: refusedTotal - SHOWN })}</p>}
      <div className="zg-row">
        <Button size="small" onClick={() => download(refusedFile, 'refused.csv')}>
          {t('sheetRefusedFile')}
        </Button>
      </div>
    </section>
  )
}
