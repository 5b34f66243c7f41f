import { AreaTabs } from '~/features/shared/AreaTabs'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { HealthList } from './HealthList'
import { healthMessages } from './messages'
import { StaleQueue } from './StaleQueue'
import { healthView, type HealthView, PARTS } from './view'
import { WatchList } from './WatchList'
import './health.css'

const SHOWN = { reach: HealthList, stale: StaleQueue, watch: WatchList } as const

/** How listings do: who looks and buys, which pages want work, and which best sellers turned for the worse. */
export default function HealthScreen() {
  const [view, set] = useUrlState(healthView)
  const Shown = SHOWN[view.part]
  return (
    <Shown
      view={view}
      set={set}
      tabs={
        <>
          <AreaTabs of="catalog" />
          <Parts view={view} set={set} />
        </>
      }
    />
  )
}

function Parts({ view, set }: { view: HealthView; set: SetUrlState<HealthView> }) {
  const t = useMessages(healthMessages)
  return (
    <div className="zg-health-parts" role="group" aria-label={t('parts')}>
      {PARTS.map((part) => (
        <button
          key={part}
          type="button"
          className="zg-health-part"
          aria-pressed={view.part === part}
          onClick={() => set({ part, product: '' })}
        >
          {t(`part.${part}`)}
        </button>
      ))}
    </div>
  )
}
