import { Calendar } from '@baraza/service-kit';
import { Module } from '@nestjs/common';
import { ProgrammeController } from './programme/programme.controller.ts';
import { SuccessionPlanController } from './succession-plan/succession-plan.controller.ts';
import { successionPlan } from './succession-plan/succession-plan.state.ts';

/** Capacity development: what strengthens the members of the forum. */
@Module({ controllers: [ProgrammeController, SuccessionPlanController] })
export class CapacityModule {
  constructor(calendar: Calendar) {
    calendar.keep(successionPlan);
  }
}
