import { type KeyboardEvent, useRef, useState } from 'react'
import type { ReturnDetail } from '~/domain/returnAnswers'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { Location } from '~/domain/stock'
import { Button } from '~/ui/Button'
import { caseMessages } from './caseMessages'
import { awaitedLines, inspectedUnits, placeFor, placesFor, UNIT_OUTCOMES, type UnitRow, unitRows } from './inspection'
import { inspectMessages } from './inspectMessages'

/** What becomes of each unit that has arrived; 1–4 choose where the focus is, and go on to the next. */
export function InspectForm({ detail: { now, locations } }: { detail: ReturnDetail }) {
  const t = useMessages(inspectMessages)
  const said = useMessages(caseMessages)
  const run = useCommand()
  const whyNot = useWhyNot('return.inspect')
  const list = useRef<HTMLUListElement>(null)
  const [rows, setRows] = useState(() => unitRows(now, locations))
  const [gone, setGone] = useState<readonly number[]>([])
  const awaited = awaitedLines(now)
  const missing = awaited.filter(({ line }) => gone.includes(line))
  const count = rows.length + missing.reduce((sum, { left }) => sum + left, 0)
  const set = (at: number, change: Partial<UnitRow>) =>
    setRows((all) => all.map((row, place) => (place === at ? { ...row, ...change } : row)))
  const choose = (at: number, outcome: UnitRow['outcome']) => set(at, { outcome, location: placeFor(outcome, locations) })
  const onKey = (at: number) => (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    const outcome = UNIT_OUTCOMES[Number(event.key) - 1]
    if (typing || !outcome || event.metaKey || event.ctrlKey || event.altKey) return
    if (outcome === 'quarantine' && placesFor(outcome, locations).length === 0) return
    event.preventDefault()
    choose(at, outcome)
    list.current?.querySelector<HTMLElement>(`[data-unit="${at + 1}"] button`)?.focus()
  }
  const inspect = useOnePress(async () => {
    const { key } = now
    const words = said('saidInspect', { key, count })
    const outcome = await run({ kind: 'return.inspect', args: { key, units: inspectedUnits(rows, missing), said: words } }, { done: words })
    return outcome?.ok ?? false
  })
  return (
    <section className="zg-return-act zg-form" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="zg-second">
        {t('hint')} <span className="zg-desktop">{t('hintKeys')}</span>
      </p>
      <ul ref={list} className="zg-return-list">
        {rows.map((row, at) => (
          <UnitChoice
            key={`${row.line}/${row.at}`}
            row={row}
            repairs={now.kind === 'repair'}
            place={at}
            locations={locations}
            onChoose={(outcome) => choose(at, outcome)}
            onSet={(change) => set(at, change)}
            onKey={onKey(at)}
          />
        ))}
      </ul>
      {awaited.map(({ line, sku, left }) => (
        <label key={line} className="zg-return-check">
          <input
            type="checkbox"
            checked={gone.includes(line)}
            onChange={({ target }) => setGone(target.checked ? [...gone, line] : gone.filter((each) => each !== line))}
          />
          {t('missing', { sku, count: left })}
        </label>
      ))}
      <div className="zg-row">
        <Button type="primary" disabledReason={whyNot ?? (count === 0 ? t('none') : undefined)} onClick={() => void inspect()}>
          {t('submit', { count })}
        </Button>
      </div>
    </section>
  )
}

interface ChoiceProps {
  row: UnitRow
  /** What goes back to the buyer was repaired before. */
  repairs: boolean
  place: number
  locations: readonly Location[]
  onChoose: (outcome: UnitRow['outcome']) => void
  onSet: (change: Partial<UnitRow>) => void
  onKey: (event: KeyboardEvent) => void
}

function UnitChoice({ row, repairs, place, locations, onChoose, onSet, onKey }: ChoiceProps) {
  const t = useMessages(inspectMessages)
  const unit = t('unit', { sku: row.sku, at: row.at, of: row.of })
  const places = placesFor(row.outcome, locations)
  return (
    <li data-unit={place}>
      <p className="zg-num">{unit}</p>
      <div className="zg-return-keys" role="group" aria-label={unit} onKeyDown={onKey}>
        {UNIT_OUTCOMES.map((outcome, at) => {
          const off = outcome === 'quarantine' && placesFor(outcome, locations).length === 0
          return (
            <Button
              key={outcome}
              size="small"
              aria-pressed={row.outcome === outcome}
              aria-keyshortcuts={String(at + 1)}
              disabledReason={off ? t('noAside') : undefined}
              onClick={() => onChoose(outcome)}
            >
              <span className="zg-second zg-num">{at + 1}</span>{' '}
              {t(repairs && outcome === 'sendBack' ? 'outcome.repaired' : `outcome.${outcome}`)}
            </Button>
          )
        })}
      </div>
      <div className="zg-return-fields">
        {places.length > 0 && (
          <select
            className="zg-input"
            aria-label={t('place', { unit })}
            value={row.location}
            onChange={({ target }) => onSet({ location: target.value })}
          >
            {places.map(({ key, name }) => (
              <option key={key} value={key}>
                {name || t('mainPlace')}
              </option>
            ))}
          </select>
        )}
        <input
          className="zg-input"
          aria-label={t('unitNote', { unit })}
          placeholder={t('noteHint')}
          value={row.note}
          onChange={({ target }) => onSet({ note: target.value })}
        />
      </div>
    </li>
  )
}
