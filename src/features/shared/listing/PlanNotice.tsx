import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { loadRuleTexts, ruleText } from '~/features/shared/ruleText'
import { undo } from '~/features/shared/useCommand'
import { useMessages, type Translate } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { RunDone } from '~/store/listingPlans'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { uiMessages } from '~/ui/messages'
import type { Format } from '~/ui/format'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { planMessages } from './planMessages'
import './plan.css'

const LOOK_AGAIN_MS = 60_000
/** Later than this it was not on time: the look comes each minute. */
const ON_TIME_MS = 120_000
/** Held products that are named. */
const NAMED = 3

type T = Translate<(typeof planMessages)['zh']>

/** Carries out what was planned for listings while the application is open, and what came due while it was closed; says so. Stands once in the frame. */
export default function PlanNotice() {
  const t = useMessages(planMessages)
  const ui = useMessages(uiMessages)
  const format = useFormat()
  const runs = useRuns()
  if (runs.shown.length === 0) return null
  return (
    <aside className="zg-plan-notice" role="status" aria-label={t('label')}>
      <ul>
        {runs.shown.map((run) => (
          <li key={`${run.event} ${run.at} ${run.ranAt}`} className="zg-num">
            <span className="zg-grow">{linesOf(run, t, format).join(' ')}</span>
            {run.commandId !== undefined && (
              <Button
                size="small"
                onClick={() => {
                  runs.drop(run)
                  void undo(run.commandId ?? '')
                }}
              >
                {ui('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Link to={paths.listingCalendar()}>{t('calendar')}</Link>
      <button type="button" className="zg-icon-button" aria-label={ui('close')} onClick={runs.dropAll}>
        <CloseIcon />
      </button>
    </aside>
  )
}

/** What has run since the page was opened and was not closed by the reader. What is held back is said once, not every minute. */
function useRuns() {
  const id = useShop((shop) => shop.id)
  const open = useShop((shop) => shop.state === 'open')
  const [shown, setShown] = useState<readonly RunDone[]>([])
  useEffect(() => {
    if (!open) return
    let ended = false
    const told = new Set<string>()
    const look = async () => {
      const runs = await call('listings.runDue', {})
      const fresh = runs.filter(({ event, at, count, held }) => {
        const name = `${event} ${at} ${held.map(({ key }) => key).join()}`
        return count > 0 || (!told.has(name) && told.add(name))
      })
      if (fresh.some(({ held }) => held.length > 0)) await loadRuleTexts()
      if (!ended && fresh.length > 0) setShown((before) => [...before, ...fresh])
    }
    // It is tried again in a minute.
    const quietly = () => void look().catch(() => undefined)
    quietly()
    const again = setInterval(quietly, LOOK_AGAIN_MS)
    return () => {
      ended = true
      clearInterval(again)
      setShown([])
    }
  }, [id, open])
  return {
    shown,
    drop: (run: RunDone) => setShown((before) => before.filter((each) => each !== run)),
    dropAll: () => setShown([]),
  }
}

function linesOf({ event, at, ranAt, count, held }: RunDone, t: T, format: Format): string[] {
  const time = format.time(at)
  const late = ranAt - at
  const lines: string[] = []
  if (count > 0)
    lines.push(late > ON_TIME_MS ? t(`late.${event}`, { count, time, late: span(late, t) }) : t(`ran.${event}`, { count, time }))
  if (held.length > 0) {
    const what = held
      .slice(0, NAMED)
      .map(({ title, whys }) => t('one', { title, why: whys.map(({ rule, facts }) => ruleText({ why: 'rule', rule, facts })).join(' ') }))
      .join(t('comma'))
    lines.push(t('held', { count: held.length, time, what }))
  }
  return lines
}

function span(ms: number, t: T): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return t('minutes', { count: minutes })
  const hours = Math.round(minutes / 60)
  return hours < 48 ? t('hours', { count: hours }) : t('days', { count: Math.round(hours / 24) })
}
