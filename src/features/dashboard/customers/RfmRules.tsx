import { Input } from 'antd'
import { useState } from 'react'
import { LIMITS } from '~/domain/checkCommand'
import { RFM_SEGMENTS, RFM_TIES, type RfmSegment, type RfmTies } from '~/domain/rfm'
import { useCommand } from '~/features/shared/useCommand'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { Sheet } from '~/ui/Sheet'
import { messages } from './messages'
import { between, breakable, segmentAt, uncovered } from './scoreCells'
import { ScoreGrid } from './ScoreGrid'
import { useSegmentName } from './useSegmentName'

/** The shop's own segments: each a rectangle of scores, the first that fits is the buyer's. */
export function RfmRules({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages)
  const run = useCommand()
  const { rfm: saved = RFM_SEGMENTS, rfmTies: savedTies = 'equal' } = useShop()
  const [segments, set] = useState<readonly RfmSegment[]>(saved)
  const [ties, setTies] = useState<RfmTies>(savedTies)
  const [chosen, choose] = useState(saved[0]?.id ?? '')
  const missing = uncovered(segments)
  const same = isEqual(segments, saved) && ties === savedTies
  const change = (id: string, next: Partial<RfmSegment>) =>
    set(segments.map((segment) => (segment.id === id ? { ...segment, ...next } : segment)))
  const save = async () => {
    const outcome = await run({ kind: 'shop.set', args: { rfm: segments, rfmTies: ties } }, { done: t('rules.saved') })
    if (outcome?.ok) onClose()
  }
  const reset = async () => {
    const outcome = await run({ kind: 'shop.set', args: { rfm: undefined, rfmTies: undefined } }, { done: t('rules.resetDone') })
    if (outcome?.ok) onClose()
  }
  const add = () => {
    const id = crypto.randomUUID()
    set([{ id, name: t('rules.new'), recency: [5, 5], frequency: [5, 5] }, ...segments])
    choose(id)
  }
  return (
    <Sheet title={t('rules.title')} onClose={onClose}>
      <div className="zg-stack">
        <p className="zg-second">{t('rules.lead')}</p>
        <div className="zg-rules">
          <RuleGrid segments={segments} chosen={chosen} onMark={(cells) => change(chosen, cells)} />
          <ol className="zg-rules-list">
            {segments.map((segment, place) => (
              <RuleRow
                key={segment.id}
                segment={segment}
                on={segment.id === chosen}
                onChoose={() => choose(segment.id)}
                onRename={(name) => change(segment.id, { name: name === '' ? undefined : name })}
                onUp={place === 0 ? undefined : () => set(raised(segments, place))}
                onRemove={segments.length === 1 ? undefined : () => set(segments.filter(({ id }) => id !== segment.id))}
              />
            ))}
            <li>
              <button type="button" className="zg-link-button" onClick={add}>
                {t('rules.add')}
              </button>
            </li>
          </ol>
        </div>
        {missing > 0 && <p className="zg-warning">{t('rules.uncovered', { count: missing })}</p>}
        <fieldset className="zg-rules-ties">
          <legend>{t('rules.ties')}</legend>
          {RFM_TIES.map((each) => (
            <label key={each}>
              <input type="radio" name="ties" checked={ties === each} onChange={() => setTies(each)} /> {t(`rfm.ties.${each}`)}
            </label>
          ))}
        </fieldset>
        <div className="zg-row">
          <Button type="primary" disabledReason={same ? t('rules.same') : undefined} onClick={() => void save()}>
            {t('rules.save')}
          </Button>
          <Button
            disabledReason={isEqual(saved, RFM_SEGMENTS) && savedTies === 'equal' ? t('rules.same') : undefined}
            onClick={() => void reset()}
          >
            {t('rules.reset')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

function raised(segments: readonly RfmSegment[], place: number): RfmSegment[] {
  const next = [...segments]
  next.splice(place - 1, 2, segments[place], segments[place - 1])
  return next
}

interface RuleRowProps {
  segment: RfmSegment
  on: boolean
  onChoose: () => void
  onRename: (name: string) => void
  /** undefined: it stands first, or alone. */
  onUp: (() => void) | undefined
  onRemove: (() => void) | undefined
}

function RuleRow({ segment, on, onChoose, onRename, onUp, onRemove }: RuleRowProps) {
  const t = useMessages(messages)
  const nameOf = useSegmentName()
  const name = nameOf(segment)
  const usual = nameOf({ id: segment.id })
  const range = ([from, to]: readonly [number, number]) => (from === to ? String(from) : `${from}–${to}`)
  return (
    <li className={on ? 'zg-rule-on' : undefined}>
      <input type="radio" name="segment" checked={on} onChange={onChoose} aria-label={name} />
      <Input
        size="small"
        aria-label={t('rules.name')}
        maxLength={LIMITS.tier}
        value={segment.name ?? usual}
        onFocus={onChoose}
        onChange={({ target }) => onRename(target.value === usual ? '' : target.value)}
      />
      <span className="zg-second zg-num">{t('rules.range', { r: range(segment.recency), f: range(segment.frequency) })}</span>
      <button
        type="button"
        className="zg-icon-button"
        aria-label={t('rules.up', { name })}
        aria-disabled={!onUp || undefined}
        onClick={onUp}
      >
        ↑
      </button>
      <button
        type="button"
        className="zg-icon-button"
        aria-label={t('rules.remove', { name })}
        aria-disabled={!onRemove || undefined}
        onClick={onRemove}
      >
        <CloseIcon />
      </button>
    </li>
  )
}

interface RuleGridProps {
  segments: readonly RfmSegment[]
  chosen: string
  onMark: (cells: Pick<RfmSegment, 'recency' | 'frequency'>) => void
}

/** Two presses mark the corners of the chosen segment. */
function RuleGrid({ segments, chosen, onMark }: RuleGridProps) {
  const t = useMessages(messages)
  const nameOf = useSegmentName()
  const [corner, setCorner] = useState<readonly [number, number]>()
  const press = (r: number, f: number) => {
    onMark(between(corner ?? [r, f], [r, f]))
    setCorner(corner ? undefined : [r, f])
  }
  return (
    <ScoreGrid
      of="names"
      cell={(r, f) => {
        const segment = segmentAt(segments, r, f)
        const name = nameOf(segment ?? { id: '' })
        return {
          text: breakable(name),
          words: t('rules.cell', { r, f, segment: name }),
          on: segment?.id === chosen,
          bare: segment === undefined,
        }
      }}
      onPress={press}
    />
  )
}
