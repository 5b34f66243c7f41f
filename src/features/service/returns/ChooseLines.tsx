import type { Eligible, ReturnableLine } from '~/domain/returnAnswers'
import type { AskedLine } from '~/domain/returnCommand'
import { GOODS_CONDITIONS, REASON_GROUPS, RETURN_REASONS } from '~/domain/returns'
import { inOneLine, verdictText } from '~/features/shared/returnVerdict'
import { returnWords } from '~/features/shared/returnWords'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { type AllChosen, type Chosen, NOTHING, unitsOf } from './chosen'
import { returnMessages } from './messages'

interface Props {
  found: Eligible
  chosen: AllChosen
  /** Lines that the verdict is of. */
  asked: readonly AskedLine[]
  onChange: (chosen: AllChosen) => void
}

/** Lines of the order: how many units come back, why, and what the policy says of each. */
export function ChooseLines({ found, chosen, asked, onChange }: Props) {
  const t = useMessages(returnMessages)
  const set = (line: number, change: Partial<Chosen>) => onChange({ ...chosen, [line]: { ...(chosen[line] ?? NOTHING), ...change } })
  return (
    <section aria-label={t('chooseLines')}>
      <h2>{t('chooseLines')}</h2>
      <p className="zg-second">{t('chooseHint')}</p>
      <ul className="zg-return-list">
        {found.lines.map((line) => (
          <LineChoice
            key={line.line}
            line={line}
            own={chosen[line.line] ?? NOTHING}
            found={found}
            judged={asked.some((each) => each.line === line.line)}
            onChange={(change) => set(line.line, change)}
          />
        ))}
      </ul>
    </section>
  )
}

interface ChoiceProps {
  line: ReturnableLine
  own: Chosen
  found: Eligible
  judged: boolean
  onChange: (change: Partial<Chosen>) => void
}

function LineChoice({ line, own, found, judged, onChange }: ChoiceProps) {
  const t = useMessages(returnMessages)
  const format = useFormat()
  const { sku, title, quantity, left, price } = line
  const units = unitsOf(own)
  const step = (by: number) => onChange({ units: String(Math.min(left, Math.max(0, (units || 0) + by))) })
  return (
    <li>
      <div className="zg-return-line">
        <div>
          <p>{title}</p>
          <p className="zg-second zg-small zg-num">
            {sku} · {format.price(price, found.currency)} · {t('boughtOf', { count: quantity, left })}
          </p>
        </div>
        <span className="zg-return-units">
          <button type="button" className="zg-icon-button" aria-label={t('fewerOf', { sku })} onClick={() => step(-1)}>
            −
          </button>
          <input
            className="zg-input"
            inputMode="numeric"
            aria-label={t('unitsOf', { sku })}
            aria-invalid={Number.isNaN(units) || units > left || undefined}
            placeholder="0"
            value={own.units}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => onChange({ units: target.value })}
          />
          <button type="button" className="zg-icon-button" aria-label={t('moreOf', { sku })} onClick={() => step(1)}>
            +
          </button>
        </span>
      </div>
      {units > 0 && <LineFields sku={sku} own={own} onChange={onChange} />}
      {units > 0 && judged && <LineVerdictText line={line.line} found={found} />}
    </li>
  )
}

function LineFields({ sku, own, onChange }: { sku: string; own: Chosen; onChange: (change: Partial<Chosen>) => void }) {
  const t = useMessages(returnMessages)
  const words = useMessages(returnWords)
  return (
    <div className="zg-return-fields">
      <select
        className="zg-input"
        aria-label={t('reasonOf', { sku })}
        value={own.reason}
        onChange={({ target }) => {
          const reason = RETURN_REASONS.find((each) => each === target.value)
          if (reason) onChange({ reason })
        }}
      >
        {(['buyer', 'goods', 'fulfilment', 'other'] as const).map((group) => (
          <optgroup key={group} label={words(`group.${group}`)}>
            {REASON_GROUPS[group].map((reason) => (
              <option key={reason} value={reason}>
                {words(`reason.${reason}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <select
        className="zg-input"
        aria-label={t('conditionOf', { sku })}
        value={own.condition}
        onChange={({ target }) => {
          const condition = GOODS_CONDITIONS.find((each) => each === target.value)
          if (condition) onChange({ condition })
        }}
      >
        {GOODS_CONDITIONS.map((condition) => (
          <option key={condition} value={condition}>
            {words(`condition.${condition}`)}
          </option>
        ))}
      </select>
      <input
        className="zg-input"
        aria-label={t('batchOf', { sku })}
        placeholder={t('batch')}
        value={own.batch}
        onChange={({ target }) => onChange({ batch: target.value })}
      />
    </div>
  )
}

function LineVerdictText({ line, found: { verdict, policy, start } }: { line: number; found: Eligible }) {
  const t = useMessages(returnWords)
  const format = useFormat()
  const own = verdict.lines.find((each) => each.line === line)
  if (!own) return null
  return (
    <p className="zg-return-verdict" data-ok={own.ok ? 'yes' : 'no'}>
      {inOneLine(verdictText({ verdict: own, policy, start, t, format }))}
    </p>
  )
}
