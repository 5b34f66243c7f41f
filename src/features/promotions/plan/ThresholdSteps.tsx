import type { RuleField } from '~/domain/promotion/checkRule'
import type { Action } from '~/domain/promotion/rule'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { builderMessages } from './builderMessages'
import { Sentence, SlotSelect } from './fields'
import { OffStep, ReachFrom, ReachUnit } from './ReachOff'

type Threshold = Extract<Action, { kind: 'threshold' }>
type Step = Threshold['steps'][number]

export interface ThresholdStepsProps {
  action: Threshold
  set: (action: Action) => void
  wrong: (field: RuleField) => boolean
}

/** 满减, a line a tier. */
export function ThresholdSteps({ action, set, wrong }: ThresholdStepsProps) {
  const t = useMessages(builderMessages)
  const { steps, each } = action
  const put = (at: number, step: Step) => set({ ...action, steps: steps.map((now, i) => (i === at ? step : now)) })
  const add = () => set({ ...action, steps: [...steps, next(steps.at(-1) ?? steps[0])] })
  return (
    <span className="zg-slot-lines">
      {steps.map((step, at) => (
        <span key={at} className="zg-slots">
          <Sentence
            text={t('s.step')}
            slots={{
              every:
                at === 0 ? (
                  <SlotSelect
                    label={t('everyLabel')}
                    value={each ? 'each' : 'once'}
                    options={(['once', 'each'] as const).map((value) => ({ value, label: t(`every.${value}`) }))}
                    onChange={(value) =>
                      set({
                        kind: 'threshold',
                        steps: value === 'each' ? steps.slice(0, 1) : steps,
                        ...(value === 'each' && { each: true }),
                      })
                    }
                  />
                ) : (
                  <span>{t('every.once')}</span>
                ),
              reach: (
                <Sentence
                  text={t('s.reach')}
                  slots={{
                    from: (
                      <ReachFrom
                        reach={step.from}
                        label={steps.length > 1 ? t('fromAt', { at: at + 1 }) : t('from')}
                        wrong={wrong('from') || wrong('steps')}
                        onChange={(from) => put(at, { ...step, from })}
                      />
                    ),
                    unit: <ReachUnit reach={step.from} onChange={(from) => put(at, { ...step, from })} />,
                  }}
                />
              ),
              off: (
                <OffStep
                  off={step.off}
                  label={steps.length > 1 ? t('offAt', { at: at + 1 }) : t('off')}
                  wrong={wrong('off') || wrong('steps')}
                  onChange={(off) => put(at, { ...step, off })}
                />
              ),
            }}
          />
          {steps.length > 1 && (
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('removeTier', { at: at + 1 })}
              onClick={() => set({ ...action, steps: steps.filter((_, i) => i !== at) })}
            >
              <CloseIcon />
            </button>
          )}
        </span>
      ))}
      {!each && (
        <Button size="small" onClick={add}>
          {t('addTier')}
        </Button>
      )}
    </span>
  )
}

/** Twice as much for a little more than twice: a tier has to be worth reaching. */
function next({ from, off }: Step): Step {
  return {
    from: 'units' in from ? { units: from.units * 2 } : { amount: from.amount * 2 },
    off:
      'share' in off
        ? { share: Math.min(0.9, Math.round((off.share + 0.1) * 100) / 100) }
        : { amount: Math.round((off.amount * 2.2) / 100) * 100 },
  }
}
