import type { Plan } from '~/domain/promotion/mergePlan'

const DAY_MS = 86_400_000

/** How long a plan runs, in days; parts of a day are such. */
export const spanInDays = ({ from, to }: Pick<Plan, 'from' | 'to'>): number => Math.max(0, (to - from) / DAY_MS)

/** The same in whole days, at least one. */
export const daysOf = (plan: Pick<Plan, 'from' | 'to'>): number => Math.max(1, Math.round(spanInDays(plan)))
