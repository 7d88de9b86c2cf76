import { Module } from '@nestjs/common';
import { ProgrammeController } from './programme/programme.controller.ts';

/** Capacity development: what strengthens the members of the forum. */
@Module({ controllers: [ProgrammeController] })
export class CapacityModule {}
