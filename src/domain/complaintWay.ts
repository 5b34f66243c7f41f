/** What is done about a complaint, in this order; none can be left out. */
export const COMPLAINT_STEPS = ['confirm', 'record', 'investigate', 'plan', 'carryOut', 'feedBack'] as const
export type ComplaintStep = (typeof COMPLAINT_STEPS)[number]

/** The step that is to be done; then the customer is asked how it went; closed is over, until they say otherwise. */
export const COMPLAINT_STATES = [...COMPLAINT_STEPS, 'followUp', 'closed'] as const
export type ComplaintState = (typeof COMPLAINT_STATES)[number]

/** A step is done, or what the customer says once all of them are. `unreached`: they could not be asked. */
export const COMPLAINT_EVENTS = [...COMPLAINT_STEPS, 'satisfied', 'unsatisfied', 'unreached'] as const
export type ComplaintEvent = (typeof COMPLAINT_EVENTS)[number]

/** state → event → state. Who is not satisfied is looked into anew; what was said to be recorded stays recorded. */
const WAY: Readonly<Record<ComplaintState, Partial<Record<ComplaintEvent, ComplaintState>>>> = {
  confirm: { confirm: 'record' },
  record: { record: 'investigate' },
  investigate: { investigate: 'plan' },
  plan: { plan: 'carryOut' },
  carryOut: { carryOut: 'feedBack' },
  feedBack: { feedBack: 'followUp' },
  followUp: { satisfied: 'closed', unreached: 'closed', unsatisfied: 'investigate' },
  closed: { unsatisfied: 'investigate' },
}

export const nextComplaintState = (state: ComplaintState, event: ComplaintEvent): ComplaintState | undefined => WAY[state][event]

const isStep = (state: ComplaintState): state is ComplaintStep => COMPLAINT_STEPS.some((step) => step === state)

/** Nothing is left to be done for the customer, so that its ticket may be solved. */
export const isSettled = ({ state }: { state: ComplaintState }): boolean => !isStep(state)

/** Who says that or less is not satisfied. */
export const UNSATISFIED = 2

export const eventOfRating = (satisfaction: number | undefined): 'satisfied' | 'unsatisfied' | 'unreached' =>
  satisfaction === undefined ? 'unreached' : satisfaction <= UNSATISFIED ? 'unsatisfied' : 'satisfied'
