export { CampaignsModule } from './campaigns.module.ts';
export { DeskBatch } from './protection-desk/desk-batch.ts';
