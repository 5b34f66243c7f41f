import { loadPart, loadParts } from '~/analytics/parts'
import { METRIC_IDS } from '~/domain/metric'

// The worker loads what a question needs before it asks the engine; tests ask the engine itself.
await Promise.all([loadParts({ metrics: [...METRIC_IDS], by: 'channel' }), loadPart('tables'), loadPart('audiences')])
