import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Refusal } from '~/domain/command'
import { MOVE_TASKS, type Disposition, foldLines, type MoveTask, movesOfSheet, type SheetLine } from '~/domain/moveSheet'
import { checkHolds, checkMoves } from '~/domain/moveRules'
import { isMoveReason, type MoveReason } from '~/domain/stock'
import { useMessages } from '~/lib/i18n'
import type { PlaceRow } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { MoveFields } from './MoveFields'
import { MoveLines } from './MoveLines'
import { moveMessages } from './moveMessages'
import { SkuPicker } from './SkuPicker'
import { skuStockQueries } from './stockQueries'
import { useScanner } from './useScanner'
import './stock.css'

export interface MoveSheetProps {
  task: MoveTask
  /** SKUs that stand on it from the start. */
  skus?: readonly string[]
  /** Key of the place that it begins with. */
  location?: string
  onClose: () => void
}

/** What the fields of the sheet hold. */
export interface MoveForm {
  task: MoveTask
  location: string
  to: string
  reason: MoveReason | ''
  ref: string
  disposition: Disposition
  holdFor: string
}

/** Books movements: one kind at a time, as many SKUs as there are. A scanner adds a unit of what it reads. */
export function MoveSheet(props: MoveSheetProps) {
  const t = useMessages(moveMessages)
  const { data: facets } = useQuery(skuStockQueries.facets())
  return (
    <Sheet title={t('title')} onClose={props.onClose}>
      {facets ? (
        <Filled {...props} places={facets.places.filter(({ closed }) => !closed)} />
      ) : (
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      )}
    </Sheet>
  )
}

function Filled({ task, skus = [], location, onClose, places }: MoveSheetProps & { places: readonly PlaceRow[] }) {
  const t = useMessages(moveMessages)
  const first = places.find(({ ships }) => ships)?.key ?? places[0].key
  const from = location ?? first
  const [form, setForm] = useState<MoveForm>({
    task,
    location: from,
    to: places.find(({ key }) => key !== from)?.key ?? '',
    reason: '',
    ref: '',
    disposition: 'restock',
    holdFor: '',
  })
  const [lines, setLines] = useState<SheetLine[]>(skus.map((sku) => ({ sku, quantity: 1 })))
  const add = (sku: string) => setLines((now) => foldLines([...now, { sku, quantity: 1 }]))
  useScanner((code) => {
    void (async () => {
      const found = await call('stock.find', { code })
      if (found) add(found.sku)
      else showToast(t('unknown', { code }), { tone: 'bad' })
    })()
  })
  const set = (change: Partial<MoveForm>) => setForm((now) => ({ ...now, ...change }))
  return (
    <form className="zg-move" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="zg-move-tasks" aria-label={t('task')}>
        {MOVE_TASKS.map((each) => (
          <label key={each}>
            <input type="radio" name="task" checked={form.task === each} onChange={() => set({ task: each })} />
            {t(`task.${each}`)}
          </label>
        ))}
      </fieldset>
      <MoveFields form={form} set={set} places={places} />
      <SkuPicker onPick={({ sku }) => add(sku)} focused />
      <MoveLines form={form} lines={lines} onChange={setLines} places={places} />
      <Submit form={form} lines={lines} places={places} onClose={onClose} />
    </form>
  )
}

/** Why it cannot be booked yet, by the same rules that the store asks. */
function whyNotYet(form: MoveForm, lines: readonly SheetLine[], places: readonly PlaceRow[]): Refusal | undefined {
  const { task, location, to, reason, ref, disposition } = form
  if (task === 'hold')
    return checkHolds(
      lines.map((line) => ({ ...line, location })),
      places,
    )
  const moves = movesOfSheet({ task, lines, location, to, ref: ref.trim(), disposition, ...(isMoveReason(reason) ? { reason } : {}) })
  return checkMoves(moves, places)
}

function Submit({
  form,
  lines,
  places,
  onClose,
}: {
  form: MoveForm
  lines: readonly SheetLine[]
  places: readonly PlaceRow[]
  onClose: () => void
}) {
  const t = useMessages(moveMessages)
  const run = useCommand()
  const whyNot = useWhyNot(form.task === 'hold' ? 'stock.hold' : 'stock.move')
  const [refusal, setRefusal] = useState<Refusal>()
  const { task, location, to, reason, ref, disposition, holdFor } = form
  const units = lines.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0)
  const hold = async () => {
    const [first, ...also] = lines.map(({ sku, quantity }) => ({
      key: crypto.randomUUID(),
      hold: { sku, location, quantity, for: holdFor.trim() },
    }))
    const outcome = await run({ kind: 'stock.hold', args: { ...first, also } }, { quiet: true, done: t('held', { count: units }) })
    if (outcome?.ok) onClose()
    else if (outcome) setRefusal(outcome.refusal)
  }
  const book = async () => {
    const early = whyNotYet(form, lines, places)
    if (early) return sayLoaded(early, setRefusal)
    if (task === 'hold') return hold()
    const moves = movesOfSheet({ task, lines, location, to, ref: ref.trim(), disposition, ...(isMoveReason(reason) ? { reason } : {}) })
    const [line] = lines
    const what = `${t(`task.${task}`)} ${line.sku} ${units}`
    const done = lines.length === 1 ? t('booked', { what }) : t('bookedMany', { count: lines.length })
    const outcome = await run({ kind: 'stock.move', args: { moves } }, { quiet: true, done })
    if (outcome?.ok) onClose()
    else if (outcome) setRefusal(outcome.refusal)
  }
  return (
    <div className="zg-move-end">
      {refusal && (
        <p className="zg-warning" role="alert">
          {refusalText(refusal)}
        </p>
      )}
      <span className="zg-grow" />
      <Button
        type="primary"
        htmlType="submit"
        disabledReason={whyNot ?? (lines.length === 0 ? t('nothing') : undefined)}
        onClick={() => void book()}
      >
        {t(`open.${task}`)}
      </Button>
    </div>
  )
}

/** Words of rules come late. */
async function sayLoaded(refusal: Refusal, say: (refusal: Refusal) => void): Promise<void> {
  const { loadRuleTexts } = await import('~/features/shared/ruleText')
  await loadRuleTexts()
  say(refusal)
}
