import type { VariantReplay } from '~/domain/promotion/simulation'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { simulateMessages } from './messages'
import type { Sliders } from './sliders'

export interface BreakEvenProps {
  replay: VariantReplay
  sliders: Sliders
  isOld: boolean
}

/** Scale of the picture: as far as the slider of the goal goes, unless break-even lies beyond. */
const SCALE = 1

/** How many more participating orders earn the margin that there really was, beside what is assumed. */
export function BreakEven({ replay: { breakEven, plain, mid }, sliders, isOld }: BreakEvenProps) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const assumed = plain.participating > 0 ? mid.participating / plain.participating - 1 : 0
  const isAssumed = sliders.uplift !== 'none' || sliders.conversion !== 0
  const scale = Math.max(SCALE, (breakEven ?? 0) * 1.25, assumed * 1.25)
  const place = (share: number) => `${Math.min(1, Math.max(0, share / scale)) * 100}%`
  return (
    <div className="zg-sim-even" aria-busy={isOld}>
      <div className="zg-sim-even-head">
        <span>{t('breakEven')}</span>
        <strong className="zg-num" data-break-even={breakEven ?? ''}>
          {breakEven === undefined ? '∞' : format.change(breakEven)}
        </strong>
      </div>
      {breakEven !== undefined && (
        <div className="zg-sim-even-scale" aria-hidden="true">
          <i className="zg-sim-even-assumed" style={{ width: place(assumed) }} />
          <b style={{ left: place(breakEven) }} />
        </div>
      )}
      <p className="zg-small zg-second">
        <span>
          {breakEven === undefined
            ? t('breakEven.none')
            : breakEven > 0
              ? t('breakEven.need', { share: format.percent(breakEven) })
              : t('breakEven.spare', { share: format.percent(-breakEven) })}
        </span>
        {isAssumed && breakEven !== undefined && breakEven > 0 && (
          <span>{t(assumed >= breakEven ? 'breakEven.met' : 'breakEven.short')}</span>
        )}
      </p>
    </div>
  )
}
