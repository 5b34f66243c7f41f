import { useState } from 'react'
import { moveMessages } from '~/features/shared/stock/moveMessages'
import { PlaceField } from '~/features/shared/stock/MoveFields'
import { SkuPicker } from '~/features/shared/stock/SkuPicker'
import { useScanner } from '~/features/shared/stock/useScanner'
import { useFocus } from '~/features/shared/stock/useFocus'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { CountDetail, CountListLine } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { countScreenMessages } from './countMessages'
import '~/features/shared/stock/stock.css'

/** What is being counted now. */
interface Now {
  sku: string
  title: string
  location: string
}

/** The counting itself, for a scanner, a keyboard or a thumb: every unit found is an entry of its own, so that all who count are heard. */
export function CountEntry({ detail }: { detail: CountDetail }) {
  const t = useMessages(countScreenMessages)
  const words = useMessages(moveMessages)
  const run = useCommand()
  const { count, places } = detail
  const [location, setLocation] = useState(places[0]?.key ?? '')
  const [now, setNow] = useState<Now>()
  const asked = count.skus && new Set(count.skus)
  const choose = ({ sku, title }: { sku: string; title: string }, at = location) => {
    if (asked && !asked.has(sku)) showToast(t('outside', { sku }), { tone: 'bad' })
    else setNow({ sku, title, location: at })
    return !asked || asked.has(sku)
  }
  const enter = (quantity: number, at: Pick<Now, 'sku' | 'location'>, restart = false) =>
    run({
      kind: 'count.enter',
      args: {
        count: count.key,
        entries: [{ sku: at.sku, location: at.location, quantity, ...(restart ? { restart: true as const } : {}) }],
      },
    })
  useScanner((code) => {
    void (async () => {
      const found = await call('stock.find', { code })
      if (!found) showToast(words('unknown', { code }), { tone: 'bad' })
      else if (choose(found)) await enter(1, { sku: found.sku, location })
    })()
  })
  return (
    <>
      <div className="zg-count-bar">
        <SkuPicker onPick={choose} focused />
        {places.length > 1 && <PlaceField label={words('location')} value={location} places={places} onChange={setLocation} />}
        {now ? (
          <Current key={`${now.location} ${now.sku}`} now={now} detail={detail} onEnter={enter} />
        ) : (
          <p className="zg-second zg-count-now zg-surface">{t('chooseFirst')}</p>
        )}
      </div>
      <Counted detail={detail} onChoose={(line) => setNow(line)} />
      <Left detail={detail} onChoose={(line) => choose(line, line.location)} onNone={(line) => void enter(0, line)} />
    </>
  )
}

interface CurrentProps {
  now: Now
  detail: CountDetail
  onEnter: (quantity: number, at: Now, restart?: boolean) => Promise<unknown>
}

/** The SKU in hand: what was counted of it, and the keys for more. */
function Current({ now, detail: { lines, left }, onEnter }: CurrentProps) {
  const t = useMessages(countScreenMessages)
  const format = useFormat()
  const whyNot = useWhyNot('count.enter')
  const [text, setText] = useState('')
  const box = useFocus<HTMLInputElement>()
  const isNow = ({ sku, location }: { sku: string; location: string }) => sku === now.sku && location === now.location
  const line = lines.find(isNow)
  const expected = (line ?? left.find(isNow))?.expected
  const counted = line?.counted ?? 0
  const units = Number(text)
  const add = () => {
    if (text.trim() === '' || !Number.isSafeInteger(units)) return
    setText('')
    void onEnter(units, now)
  }
  return (
    <form
      className="zg-count-now zg-surface"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <div>
        <strong>{now.sku}</strong>
        <div className="zg-second">{now.title}</div>
      </div>
      <div className="zg-num" role="status" aria-label={t('counted')}>
        <span className="zg-count-figure">{format.count(counted)}</span>
        {expected !== undefined && <div className="zg-second zg-small">{t('expected', { count: expected })}</div>}
      </div>
      <span className="zg-count-keys">
        <button
          type="button"
          aria-label={t('less', { sku: now.sku })}
          disabled={counted === 0 || whyNot !== undefined}
          onClick={() => void onEnter(-1, now)}
        >
          −
        </button>
        <input
          ref={box}
          className="zg-input"
          inputMode="numeric"
          aria-label={t('found')}
          placeholder={t('found')}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="button" aria-label={t('more', { sku: now.sku })} disabled={whyNot !== undefined} onClick={() => void onEnter(1, now)}>
          +
        </button>
        <Button htmlType="submit" type="primary" disabledReason={whyNot}>
          {t('add')}
        </Button>
      </span>
      <button type="button" className="zg-link" disabled={!line} onClick={() => void onEnter(0, now, true)}>
        {t('recount')}
      </button>
    </form>
  )
}

function Counted({ detail: { lines, places }, onChoose }: { detail: CountDetail; onChoose: (line: CountListLine) => void }) {
  const t = useMessages(countScreenMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{t('countedLines', { count: lines.length })}</h2>
      <ul className="zg-count-lines zg-surface" aria-label={t('countedLines', { count: lines.length })}>
        {lines.map((line) => (
          <li key={`${line.location} ${line.sku}`}>
            <div>
              {line.sku} {places.length > 1 && <span className="zg-second">{line.place}</span>}
              <div className="zg-second zg-small">
                {line.title} · {line.who.map(nameOf).join(', ')}
              </div>
            </div>
            <span className="zg-num">{format.count(line.counted)}</span>
            <button type="button" className="zg-link" aria-label={t('countThis', { sku: line.sku })} onClick={() => onChoose(line)}>
              {t('countIt')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

type LeftLine = CountDetail['left'][number]

interface LeftProps {
  detail: CountDetail
  onChoose: (line: LeftLine) => void
  onNone: (line: LeftLine) => void
}

function Left({ detail: { left, leftTotal, places }, onChoose, onNone }: LeftProps) {
  const t = useMessages(countScreenMessages)
  if (leftTotal === 0) return null
  return (
    <section>
      <h2>{t('leftLines', { count: leftTotal })}</h2>
      <ul className="zg-count-lines zg-surface" aria-label={t('leftLines', { count: leftTotal })}>
        {left.map((line) => (
          <li key={`${line.location} ${line.sku}`}>
            <div>
              {line.sku} {places.length > 1 && <span className="zg-second">{line.place}</span>}
              <div className="zg-second zg-small">{line.title}</div>
            </div>
            <button type="button" className="zg-link" onClick={() => onNone(line)}>
              {t('noneThere')}
            </button>
            <button type="button" className="zg-link" aria-label={t('countThis', { sku: line.sku })} onClick={() => onChoose(line)}>
              {t('countIt')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
