/** What a worker needs to answer runKpi: the measure of the engine's size. */
export { appendTable } from '~/analytics/append'
export { buildDataset } from '~/analytics/dataset'
export { runBoard, runKpi } from '~/analytics/runKpi'
