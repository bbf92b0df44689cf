package io.lagooperator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user wants of one Lago. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "(has(self.operatorClass) ? self.operatorClass : '') == (has(oldSelf.operatorClass) ?"
            + " oldSelf.operatorClass : '')",
    message = Sentences.OPERATOR_CLASS_IS_FIXED)
@ValidationRule(
    value = VolumeRules.FILES_CLASS,
    message = "storage.volume: " + Sentences.STORAGE_CLASS_IS_FIXED)
@ValidationRule(
    value = VolumeRules.FILES_SIZE,
    message = "storage.volume: " + Sentences.SIZE_MAY_ONLY_GROW)
@ValidationRule(
    value = VolumeRules.FILES_ACCESS_MODE,
    message = "storage.volume: " + Sentences.ACCESS_MODE_IS_FIXED)
@ValidationRule(
    value = VolumeRules.DATABASE_CLASS,
    message = "database.bundled: " + Sentences.STORAGE_CLASS_IS_FIXED)
@ValidationRule(
    value = VolumeRules.DATABASE_SIZE,
    message = "database.bundled: " + Sentences.SIZE_MAY_ONLY_GROW)
@ValidationRule(
    value = VolumeRules.REDIS_CLASS,
    message = "redis.bundled: " + Sentences.STORAGE_CLASS_IS_FIXED)
@ValidationRule(
    value = VolumeRules.REDIS_SIZE,
    message = "redis.bundled: " + Sentences.SIZE_MAY_ONLY_GROW)
@ValidationRule(
    value = "(has(self.urls) && has(self.urls.front)) || has(self.settingsFrom)",
    message = Sentences.URLS_ARE_NEEDED)
@ValidationRule(value = Rules.STREAMS_NEED_STREAMING, message = Sentences.STREAMS_NEED_STREAMING)
@ValidationRule(
    value = Rules.SEARCH_WORKER_NEEDS_SEARCH,
    message = Sentences.SEARCH_WORKER_NEEDS_SEARCH)
public record LagoInstanceSpec(
    @JsonPropertyDescription(
            "Lago release to run, for example 1.51.0, without a leading v. Changing it upgrades the"
                + " instance.")
        @Required
        @Size(max = 32)
        @ValidationRule(
            value = "self.matches('" + Rules.RELEASE_PATTERN + "')",
            message = Sentences.VERSION_IS_RELEASE)
        String version,
    @JsonPropertyDescription(
            "Running (the default) or Stopped. A stopped instance keeps its keys, data and routes.")
        @SchemaFrom(type = RunState.class)
        @Nullable String state,
    @JsonPropertyDescription(
            "Free text. A new value restarts every workload of Lago, in safe order.")
        @Size(max = 253)
        @Nullable String restart,
    @JsonPropertyDescription(
            "A time in which the operator writes nothing but status. An expired pause ends by"
                + " itself.")
        @Nullable PauseSpec pause,
    @JsonPropertyDescription(
            "Which operator looks after the instance, where there are several. It must equal the"
                + " operator's LAGO_OPERATOR_CLASS. Defaults to none.")
        @Size(max = 63)
        @Nullable String operatorClass,
    @JsonPropertyDescription("Public addresses of the instance.") @Nullable UrlsSpec urls,
    @JsonPropertyDescription(
            "Public route by an Ingress. Without ingress and gateway there is no public route.")
        @Nullable IngressSpec ingress,
    @JsonPropertyDescription(
            "Public route by HTTPRoutes of the Gateway API, instead of or beside an Ingress.")
        @Nullable GatewaySpec gateway,
    @JsonPropertyDescription("Where images come from.") @Nullable ImagesSpec images,
    @JsonPropertyDescription(
            "Bags of settings under their well-known names, such as LAGO_DATABASE_URL. A typed"
                + " field wins over a bag, an earlier bag over a later one.")
        @Size(min = 1, max = 8)
        @Nullable List<SettingsSource> settingsFrom,
    @JsonPropertyDescription(
            "Keys of Lago that you supply. When it is left out, keys are generated once into"
                + " <instance>-keys and never replaced.")
        @Nullable KeysSpec keys,
    @JsonPropertyDescription(
            "PostgreSQL, where Lago keeps its data. Defaults to a bundled one, for small"
                + " installations.")
        @Nullable DatabaseSpec database,
    @JsonPropertyDescription(
            "Redis, where Lago keeps its queues. Defaults to a bundled one, for small"
                + " installations.")
        @Nullable RedisSpec redis,
    @JsonPropertyDescription("Where Lago keeps files such as invoices. Defaults to a volume.")
        @Nullable StorageSpec storage,
    @JsonPropertyDescription("How Lago sends mail. Without it, Lago sends none.")
        @Nullable SmtpSpec smtp,
    @JsonPropertyDescription("Secret with the licence key of Lago's premium features.")
        @Nullable SecretKeyReference licenseSecret,
    @JsonPropertyDescription("Sign-in with Google.") @Nullable GoogleAuthSpec googleAuth,
    @JsonPropertyDescription("Whether people can register themselves.") @Nullable SignupSpec signup,
    @JsonPropertyDescription("What Lago reports to its vendor.") @Nullable TelemetrySpec telemetry,
    @JsonPropertyDescription("First organization with its first user and API key, made once.")
        @Nullable OrganizationSpec organization,
    @JsonPropertyDescription("Services that Lago works with.")
        @Nullable IntegrationsSpec integrations,
    @JsonPropertyDescription("Events through Kafka into ClickHouse, for high volumes.")
        @Nullable StreamingSpec streaming,
    @JsonPropertyDescription("HTTP proxy for connections that leave the cluster.")
        @Nullable ProxySpec proxy,
    @JsonPropertyDescription(
            "Private certificate authorities that the processes of Lago trust beside the public ones. For Kafka they count alone.")
        @Nullable SecretKeyReference caBundle,
    @JsonPropertyDescription(
            "Environment variables that no typed field owns, for every Ruby process.")
        @Size(max = 50)
        @Nullable List<EnvironmentVariable> env,
    @JsonPropertyDescription("What holds for every component unless the component says otherwise.")
        @Nullable DefaultsSpec defaults,
    @JsonPropertyDescription(
            "Components by name: api, front, pdf, clock, worker, and the dedicated workers events,"
                + " billing, pdfWorker, webhook, clockWorker, payments, analytics, aiAgent, alerts,"
                + " wallets, dedicated, meilisearch, eventsConsumer, eventsProcessor.")
        @Size(max = 19)
        @ValidationRule(value = Rules.COMPONENT_NAMES, message = Sentences.COMPONENT_NAMES)
        @ValidationRule(value = Rules.CLOCK_IS_ONE, message = Sentences.CLOCK_IS_ONE)
        @ValidationRule(value = Rules.THREADS_ARE_OF_API, message = Sentences.THREADS_ARE_OF_API)
        @ValidationRule(
            value = Rules.CONCURRENCY_IS_OF_WORKERS,
            message = Sentences.CONCURRENCY_IS_OF_WORKERS)
        @ValidationRule(
            value = Rules.QUEUES_ARE_OF_WORKERS,
            message = Sentences.QUEUES_ARE_OF_WORKERS)
        @ValidationRule(value = Rules.WORKER_IS_NEEDED, message = Sentences.WORKER_IS_NEEDED)
        @ValidationRule(
            value = Rules.ENABLED_IS_OF_OPTIONAL,
            message = Sentences.ENABLED_IS_OF_OPTIONAL)
        @ValidationRule(value = Rules.FRONT_HAS_NO_ENV, message = Sentences.FRONT_HAS_NO_ENV)
        @ValidationRule(
            value = Rules.STREAMS_FOLLOW_STREAMING,
            message = Sentences.STREAMS_FOLLOW_STREAMING)
        @ValidationRule(
            value = Rules.DEDICATED_WORKERS_HAVE_PODS,
            message = Sentences.DEDICATED_WORKERS_HAVE_PODS)
        @ValidationRule(
            value = Rules.ORGANIZATIONS_ARE_OF_DEDICATED,
            message = Sentences.ORGANIZATIONS_ARE_OF_DEDICATED)
        @ValidationRule(
            value = Rules.DEDICATED_NEEDS_ORGANIZATIONS,
            message = Sentences.DEDICATED_NEEDS_ORGANIZATIONS)
        @Nullable Map<String, ComponentSpec> components,
    @JsonPropertyDescription("Jobs of the instance, such as migrations.") @Nullable JobsSpec jobs,
    @JsonPropertyDescription("Which connections the network allows.")
        @Nullable NetworkPolicySpec networkPolicy,
    @JsonPropertyDescription("What is made for Prometheus and Grafana.")
        @Nullable MonitoringSpec monitoring,
    @JsonPropertyDescription("Logs, errors and traces of Lago.")
        @Nullable ObservabilitySpec observability,
    @JsonPropertyDescription("How a new version is reached.") @Nullable UpgradeSpec upgrade,
    @JsonPropertyDescription("Backups of the database on a schedule.") @Nullable BackupSpec backup,
    @JsonPropertyDescription(
            "Retain (the default): keys, credentials of bundled stores and volumes outlive the"
                + " instance. Delete: they go with it.")
        @SchemaFrom(type = DeletionPolicy.class)
        @Nullable String deletionPolicy) {}
