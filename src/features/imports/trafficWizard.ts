import {
  missingTraffic,
  type TrafficDone,
  type TrafficDryRun,
  type TrafficField,
  type TrafficInspection,
  type TrafficRules,
} from '~/domain/import/trafficPlan'
import { call } from '~/worker/client'
import { createFileWizard, type Drafted } from './fileWizard'

/** A file of traffic or advertising as the user means to read it. */
export type TrafficDraft = Drafted<TrafficInspection>

export const trafficWizard = createFileWizard<TrafficInspection, TrafficDryRun, TrafficDone>({
  dryRun: (draft, options) => call('import.traffic.dryRun', { plan: trafficPlanOf(draft) }, options),
  async commit() {
    const answer = await call('import.traffic.commit', { commandId: crypto.randomUUID() })
    return answer.ok ? { is: 'done', done: answer.value } : { is: 'refused', refusal: answer.refusal }
  },
})

export const setTrafficRules = ({ rules }: TrafficDraft, change: Partial<TrafficRules>): void =>
  trafficWizard.set({ rules: { ...rules, ...change } })

export const missingOf = ({ rules, columns }: TrafficDraft): TrafficField[] => missingTraffic(rules, columns)

export const trafficPlanOf = ({ columns, rules, format }: TrafficDraft) => ({ columns, rules, format })
