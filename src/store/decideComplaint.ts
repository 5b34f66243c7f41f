import type { ComplaintCommand } from '~/domain/complaintCommand'
import type { Deciders } from './deciders'

export const COMPLAINT_DECIDERS: Deciders<ComplaintCommand> = {}
